package dev.oldpath.hooks.jetty;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Around {@code Server.handle(channel)} and {@code handleAsync(channel)} of Jetty 9.4 to 11. */
final class ChannelAdvice {
    private ChannelAdvice() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(value = 0, typing = DYNAMIC) Object channel, @CrossingNumber int number) {
        return $OldPath.enter(channel, null, number);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = false)
    static void exit(@Advice.Enter int depth) {
        $OldPath.leave(depth);
    }
}
