package dev.oldpath.hooks.listening;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Behind {@code bind(address, backlog)}, unless it throws. */
final class BindAdvice {
    private BindAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This(typing = DYNAMIC) Object socket,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object address,
            @CrossingNumber int number) {
        $OldPath.crossed(socket, address, number);
    }
}
