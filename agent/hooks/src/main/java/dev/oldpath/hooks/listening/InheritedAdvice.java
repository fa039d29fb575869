package dev.oldpath.hooks.listening;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Behind what returns the channel that the process has inherited. */
final class InheritedAdvice {
    private InheritedAdvice() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(typing = DYNAMIC) Object channel, @CrossingNumber int number) {
        $OldPath.crossed(channel, null, number);
    }
}
