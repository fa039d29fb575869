package dev.oldpath.hooks.servlet;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Around {@code HttpServlet.service(request, response)}. */
final class ServletAdvice {
    private ServletAdvice() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(value = 0, typing = DYNAMIC) Object request, @CrossingNumber int number) {
        return $OldPath.enter(request, null, number);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = false)
    static void exit(@Advice.Enter int depth) {
        $OldPath.leave(depth);
    }
}
