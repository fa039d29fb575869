package dev.oldpath.hooks.jdkhttp;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Behind {@code ContextList.add(context)}, unless it throws. */
final class ContextAdvice {
    private ContextAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This(typing = DYNAMIC) Object list,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object context,
            @CrossingNumber int number) {
        $OldPath.crossed(list, context, number);
    }
}
