package dev.oldpath.hooks.tomcat;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Around {@code CoyoteAdapter.service(request, response)} and {@code StandardEngineValve.invoke(request, response)}. */
final class RequestAdvice {
    private RequestAdvice() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(value = 0, typing = DYNAMIC) Object request, @CrossingNumber int number) {
        return $OldPath.enter(request, null, number);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = false)
    static void exit(@Advice.Enter int depth) {
        $OldPath.leave(depth);
    }
}
