package dev.oldpath.weave.reflection;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.io.Externalizable;
import java.io.Serializable;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds the fields that Java serialization reads and writes by itself. */
final class Serialized {
    /** Above the application: knows the JDK's classes only. */
    private static final @Nullable ClassLoader PLATFORM =
            ClassLoader.getSystemClassLoader().getParent();

    private static final MemberKey LIST = MemberKey.of("serialPersistentFields", "[Ljava/io/ObjectStreamField;");

    private Serialized() {}

    /** Whether it does so with those of a class; also when a supertype cannot be read. */
    static boolean is(TypeIndex types, @Nullable ClassLoader loader, TypeShape type) {
        return isBelow(types, loader, type, Serializable.class, true)
                && !isBelow(types, loader, type, Externalizable.class, false);
    }

    /** Whether objects of a class can be cloned; also when a supertype cannot be read. */
    static boolean isCloneable(TypeIndex types, @Nullable ClassLoader loader, TypeShape type) {
        return isBelow(types, loader, type, Cloneable.class, true);
    }

    /** Whether this field is among them, if any of its class is. Enum constants are found by their names. A class may list the fields itself, then any may be among them. */
    static boolean is(TypeShape type, MemberKey key) {
        Member declared = type.member(key);
        if (declared == null || key.isMethod()) {
            return key.name().equals("<init>"); // an object is read without it
        }
        boolean listed = type.member(LIST) != null;
        int apart = listed ? Opcodes.ACC_STATIC : Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT;
        return !declared.is(apart) || OldMember.isConstant(type, key);
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
