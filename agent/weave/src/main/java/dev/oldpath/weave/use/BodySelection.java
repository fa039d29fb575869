package dev.oldpath.weave.use;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Finds out which code a call runs, and whether that counts. Thread-safe; refers to no class. */
final class BodySelection {
    /** What a call on an object of some class runs. */
    enum Body {
        /** Code that counts to the path of the call. */
        COUNTS,
        /** Code that does not, and leads to none that does. */
        OTHER,
        /** Code that does not, and may call code of a superclass that does. */
        OVERRIDE,
        /** Code that does not, and may pass the call on by reflection: a proxy, or a class that somebody generated. */
        PROXY
    }

    private final TypeIndex types;

    BodySelection(TypeIndex types) {
        this.types = types;
    }

    /**
     * Finds the method that the JVM selects for a receiver (JVMS 5.4.6).
     *
     * @param path of the call
     */
    Body of(Class<?> receiver, MemberKey key, Path path) {
        Class<?> parent = receiver.getSuperclass();
        if (parent != null && parent.getName().equals("java.lang.reflect.Proxy")) {
            return Body.PROXY;
        }
        Body behind = Body.COUNTS;
        for (Class<?> type = receiver; type != null && type.getClassLoader() != null; type = type.getSuperclass()) {
            TypeShape shape = types.find(type.getClassLoader(), Type.getInternalName(type));
            if (shape == null) {
                return Body.PROXY; // for example a generated class, which may answer by itself or pass the call on
            }
            Member declared = shape.member(key);
            if (declared == null || !isCode(declared) || isBridgeToParent(shape, declared)) {
                continue;
            }
            if (counts(shape, declared, key, path)) {
                return behind;
            }
            boolean passesOn = behind == Body.PROXY || shape.outline().isGenerated();
            behind = passesOn ? Body.PROXY : Body.OVERRIDE;
        }
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            if (defaultCounts(type, key, path)) {
                return behind;
            }
        }
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            if (hasBodyElsewhere(type, key, path)) {
                return Body.OVERRIDE;
            }
        }
        return behind == Body.PROXY ? Body.PROXY : Body.OTHER;
    }

    /** Whether Kotlin has put the code of an interface's method into a class of its own, where {@code super} finds it. */
    private boolean hasBodyElsewhere(Class<?> type, MemberKey key, Path path) {
        for (Class<?> parent : type.getInterfaces()) {
            TypeShape bodies = types.find(parent.getClassLoader(), Type.getInternalName(parent) + "$DefaultImpls");
            if ((bodies != null && bodies.inside().containsValue(path)) || hasBodyElsewhere(parent, key, path)) {
                return true;
            }
        }
        return false;
    }

    private boolean defaultCounts(Class<?> type, MemberKey key, Path path) {
        for (Class<?> parent : type.getInterfaces()) {
            TypeShape shape = types.find(parent.getClassLoader(), Type.getInternalName(parent));
            Member declared = shape == null ? null : shape.member(key);
            if (shape != null && declared != null && isCode(declared)) {
                return counts(shape, declared, key, path);
            }
            if (defaultCounts(parent, key, path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode(Member method) {
        return !method.is(Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE);
    }

    /** Whether a compiler has added the method so that a public class shows what it inherits from a hidden one. */
    private static boolean isBridgeToParent(TypeShape shape, Member declared) {
        if (!declared.is(Opcodes.ACC_BRIDGE)) {
            return false;
        }
        for (Member other : shape.members()) {
            if (other != declared
                    && other.key().isMethod()
                    && other.key().name().equals(declared.key().name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean counts(TypeShape shape, Member declared, MemberKey key, Path path) {
        if (!declared.is(Opcodes.ACC_BRIDGE)) {
            return shape.inside().get(key) == path;
        }
        // A bridge calls the method of the same name that the author wrote.
        for (Map.Entry<MemberKey, Path> method : shape.inside().entrySet()) {
            if (method.getKey().name().equals(key.name()) && method.getValue() == path) {
                return true;
            }
        }
        return false;
    }
}
