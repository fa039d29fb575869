package dev.oldpath.hooks.jackson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Where a method returns what it has built or chosen; it returns what the agent puts in its place. */
final class ResultAdvice {
    private ResultAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.Return(readOnly = false, typing = DYNAMIC) Object result,
            @Advice.This(typing = DYNAMIC) Object self,
            @Advice.AllArguments Object[] arguments,
            @CrossingNumber int number) {
        result = $OldPath.passed(result, self, arguments, number);
    }
}
