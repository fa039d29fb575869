package dev.oldpath.hooks.listening;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** In front of {@code accept}. */
final class AcceptAdvice {
    private AcceptAdvice() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This(typing = DYNAMIC) Object socket, @CrossingNumber int number) {
        $OldPath.crossed(socket, null, number);
    }
}
