package dev.oldpath.weave;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Collects names of types, each with those of all above it. Lives no longer than the loading of a class. */
final class NamedTypes {
    private final TypeIndex types;
    private final @Nullable ClassLoader loader;
    private final Set<String> names = new HashSet<>();

    /** Creates an empty set of types as this loader sees them. */
    NamedTypes(TypeIndex types, @Nullable ClassLoader loader) {
        this.types = types;
        this.loader = loader;
    }

    /** Adds a type; returns whether it is new. */
    boolean add(TypeShape type) {
        if (!names.add(type.name())) {
            return false;
        }
        for (String parent : type.interfaces()) {
            add(parent);
        }
        if (type.superName() != null) {
            add(type.superName());
        }
        return true;
    }

    private @Nullable TypeShape add(String name) {
        if (names.contains(name)) {
            return null;
        }
        TypeShape type = types.find(loader, name);
        if (type == null) {
            names.add(name); // nobody shows it yet: what is above it stays unknown
            return null;
        }
        return add(type) ? type : null;
    }

    /**
     * Adds the types of the parameters and the result of a method.
     *
     * @param deep whether to go on with the methods of these
     */
    void addThoseOf(String key, boolean deep) {
        Type method = Type.getMethodType(key.substring(key.indexOf('(')));
        addThoseOf(method.getReturnType(), deep);
        for (Type argument : method.getArgumentTypes()) {
            addThoseOf(argument, deep);
        }
    }

    private void addThoseOf(Type named, boolean deep) {
        Type type = named.getSort() == Type.ARRAY ? named.getElementType() : named;
        TypeShape added = type.getSort() == Type.OBJECT ? add(type.getInternalName()) : null;
        if (added != null && deep) {
            addMethodsOf(added);
        }
    }

    /** Adds the types that the methods of a type take and return, and so on. */
    void addMethodsOf(TypeShape type) {
        for (String key : type.members()) {
            if (Reach.isMethod(key)) {
                addThoseOf(key, true);
            }
        }
    }

    Set<String> names() {
        return names;
    }
}
