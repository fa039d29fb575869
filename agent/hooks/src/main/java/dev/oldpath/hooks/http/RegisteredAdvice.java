package dev.oldpath.hooks.http;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Behind a method with which a server registers what it serves, unless that throws. */
public final class RegisteredAdvice {
    private RegisteredAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This(typing = DYNAMIC) Object registry,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object registered,
            @CrossingNumber int number) {
        $OldPath.crossed(registry, registered, number);
    }
}
