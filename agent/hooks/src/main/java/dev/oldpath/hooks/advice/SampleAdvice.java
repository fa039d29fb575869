package dev.oldpath.hooks.advice;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/** Uses everything of Byte Buddy that the advice of the hooks uses, so that it is loaded with this. */
@SuppressWarnings("unused") // by its class file
final class SampleAdvice {
    private SampleAdvice() {}

    /** Around a method. */
    static final class Around {
        private Around() {}

        @Advice.OnMethodEnter
        static int enter(@Advice.Argument(value = 0, typing = DYNAMIC) Object argument, @CrossingNumber int number) {
            return $OldPath.enter(argument, null, number);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = false)
        static void exit(@Advice.Enter int depth) {
            $OldPath.leave(depth);
        }
    }

    /** Where a method returns. */
    static final class Behind {
        private Behind() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.This(typing = DYNAMIC) Object self,
                @Advice.Return(typing = DYNAMIC) Object result,
                @Advice.AllArguments Object[] arguments,
                @CrossingNumber int number) {
            if (self instanceof Runnable) {
                $OldPath.crossed(result, arguments, number);
            }
        }
    }

    /** Where a method returns something else. */
    static final class Changing {
        private Changing() {}

        /** What no advice could get at by itself. */
        @Retention(RetentionPolicy.RUNTIME)
        @interface Given {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Return(readOnly = false, typing = DYNAMIC) Object result,
                @Advice.FieldValue(value = "names", readOnly = false) Map<?, ?> names,
                @Advice.FieldValue(value = "names", typing = DYNAMIC) Object before,
                @Given Object given,
                @CrossingNumber int number) {
            result = $OldPath.passed(result, given, null, number);
            names = (Map<?, ?>) $OldPath.passed(names, before, null, number);
        }
    }
}
