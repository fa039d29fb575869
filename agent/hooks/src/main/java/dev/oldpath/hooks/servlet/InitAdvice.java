package dev.oldpath.hooks.servlet;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** In front of {@code GenericServlet.init(config)}. */
final class InitAdvice {
    private InitAdvice() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.This(typing = DYNAMIC) Object servlet,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object config,
            @CrossingNumber int number) {
        $OldPath.crossed(servlet, config, number);
    }
}
