package dev.oldpath.weave.language;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.Member;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The overloads that Kotlin makes in one class for parameters with default arguments. Immutable. */
final class KotlinOverloads {
    private static final String MARKER = "kotlin/jvm/internal/DefaultConstructorMarker";

    private final ClassModel type;

    KotlinOverloads(ClassModel type) {
        this.type = type;
    }

    /** The method with all parameters of which this one lacks some that have defaults; null when it is not of this kind. */
    @Nullable
    Member main(Member method) {
        MemberKey called = type.code(method).called();
        if (called == null) {
            return null;
        }
        String name = method.key().name();
        boolean constructor = name.equals("<init>");
        String last = constructor ? 'L' + MARKER + ';' : "Ljava/lang/Object;";
        if (!called.name().equals(constructor ? name : name + "$default")
                || !called.descriptor().contains(last + ')')) {
            return null;
        }
        boolean receiver = !constructor && !method.is(Opcodes.ACC_STATIC);
        for (Member other : type.members()) {
            if (other != method
                    && other.key().name().equals(name)
                    && (other.mark().isDeprecated() || type.mark().isDeprecated())
                    && isMain(other.key().descriptor(), called.descriptor(), receiver)) {
                return other;
            }
        }
        return null;
    }

    /** Whether the parameters are those of the helper but for its receiver, and the numbers and marker at its end. */
    private static boolean isMain(String descriptor, String helper, boolean receiver) {
        Type[] own = Type.getArgumentTypes(descriptor);
        Type[] all = Type.getArgumentTypes(helper);
        int first = receiver ? 1 : 0;
        int numbers = Math.max(1, (own.length + 31) / 32);
        if (all.length != first + own.length + numbers + 1) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (!own[i].equals(all[first + i])) {
                return false;
            }
        }
        return true;
    }
}
