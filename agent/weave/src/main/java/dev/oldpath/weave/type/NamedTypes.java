package dev.oldpath.weave.type;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.Member;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Collects names of types, each with those of all above it. Lives no longer than the loading of a class. */
public final class NamedTypes {
    private final TypeIndex types;
    private final @Nullable ClassLoader loader;
    private final Set<String> names = new HashSet<>();

    /** Creates an empty set of types as this loader sees them. */
    public NamedTypes(TypeIndex types, @Nullable ClassLoader loader) {
        this.types = types;
        this.loader = loader;
    }

    /** Adds a type; returns whether it is new. */
    public boolean add(TypeShape type) {
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

    /** Adds the types of the parameters and the result of a method. */
    public void addThoseOf(MemberKey key) {
        Type method = Type.getMethodType(key.descriptor());
        add(method.getReturnType());
        for (Type argument : method.getArgumentTypes()) {
            add(argument);
        }
    }

    private @Nullable TypeShape add(Type named) {
        Type type = named.getSort() == Type.ARRAY ? named.getElementType() : named;
        return type.getSort() == Type.OBJECT ? add(type.getInternalName()) : null;
    }

    /** Adds a type that JMX converts, and what its getters return, which it converts too. */
    public void addConverted(String name) {
        addConverted(add(name));
    }

    private void addConverted(@Nullable TypeShape type) {
        if (type == null) {
            return;
        }
        for (Member member : type.members()) {
            MemberKey key = member.key();
            if ((key.name().startsWith("get") || key.name().startsWith("is"))
                    && key.descriptor().startsWith("()")) {
                addConverted(add(Type.getReturnType(key.descriptor())));
            }
        }
    }

    public Set<String> names() {
        return names;
    }
}
