package dev.oldpath.weave;

import java.io.Externalizable;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Tells whether Java serialization reads and writes the fields of a class by itself. */
final class Serialized {
    /** Above the application: knows the JDK's classes only. */
    private static final @Nullable ClassLoader PLATFORM =
            ClassLoader.getSystemClassLoader().getParent();

    private Serialized() {}

    /** Whether it does; also when a supertype cannot be read. */
    static boolean is(TypeIndex types, @Nullable ClassLoader loader, TypeShape type) {
        return isBelow(types, loader, type, Serializable.class, true)
                && !isBelow(types, loader, type, Externalizable.class, false);
    }

    private static boolean isBelow(
            TypeIndex types, @Nullable ClassLoader loader, TypeShape type, Class<?> wanted, boolean otherwise) {
        for (String parent : type.interfaces()) {
            if (isA(types, loader, parent, wanted, otherwise)) {
                return true;
            }
        }
        String parent = type.superName();
        return parent != null && isA(types, loader, parent, wanted, otherwise);
    }

    private static boolean isA(
            TypeIndex types, @Nullable ClassLoader loader, String name, Class<?> wanted, boolean otherwise) {
        TypeShape shape = types.find(loader, name);
        if (shape != null) {
            return isBelow(types, loader, shape, wanted, otherwise);
        }
        try {
            return wanted.isAssignableFrom(Class.forName(Signature.type(name), false, PLATFORM));
        } catch (ClassNotFoundException | LinkageError e) {
            return otherwise;
        }
    }
}
