package dev.oldpath.hooks.jackson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Where Jackson has looked up the argument of a constructor by its name. This runs for each property of a body, so the
 * agent is not asked: a property that it has put there, to count, is a {@code Consumer}.
 */
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
