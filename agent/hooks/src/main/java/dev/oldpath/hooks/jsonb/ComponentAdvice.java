package dev.oldpath.hooks.jsonb;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Where {@code ComponentMatcher} has looked for a component of the application for a type. */
final class ComponentAdvice {
    private ComponentAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.Return(typing = DYNAMIC) Object found,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object type,
            @CrossingNumber int number) {
        $OldPath.crossed(found, type, number);
    }
}
