package dev.oldpath.hooks.advice;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
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
}
