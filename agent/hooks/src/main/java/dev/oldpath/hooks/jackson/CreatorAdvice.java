package dev.oldpath.hooks.jackson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/** Where the argument of a constructor is found by its name, for each property in a body: one that counts is a consumer. */
final class CreatorAdvice {
    private CreatorAdvice() {}

    @Advice.OnMethodExit
    @SuppressWarnings("unchecked")
    static void exit(@Advice.Return(typing = DYNAMIC) Object found, @Advice.Argument(0) String name) {
        if (found instanceof Consumer) {
            ((Consumer<Object>) found).accept(name);
        }
    }
}
