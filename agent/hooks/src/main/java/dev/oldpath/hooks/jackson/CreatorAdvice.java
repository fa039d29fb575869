package dev.oldpath.hooks.jackson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Where Jackson has looked up the argument of a constructor by its name. This runs for each property of a body, so only a
 * property that the agent has put there, to count, is reported: it is a {@code Consumer}.
 */
final class CreatorAdvice {
    private CreatorAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.Return(typing = DYNAMIC) Object found,
            @Advice.Argument(0) String name,
            @CrossingNumber int number) {
        if (found instanceof Consumer) {
            $OldPath.crossed(found, name, number);
        }
    }
}
