package dev.oldpath.hooks.undertow;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Around {@code Connectors.executeRootHandler(handler, exchange)}. */
final class RootHandlerAdvice {
    private RootHandlerAdvice() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(value = 1, typing = DYNAMIC) Object exchange, @CrossingNumber int number) {
        return $OldPath.enter(exchange, null, number);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = false)
    static void exit(@Advice.Enter int depth) {
        $OldPath.leave(depth);
    }
}
