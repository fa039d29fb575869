package dev.oldpath.hooks.gson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Where {@code createBoundField} returns, whose arguments differ between versions. It runs once for each field. */
final class FieldAdvice {
    private FieldAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.Return(typing = DYNAMIC) Object boundField,
            @Advice.AllArguments Object[] arguments,
            @CrossingNumber int number) {
        $OldPath.crossed(boundField, arguments, number);
    }
}
