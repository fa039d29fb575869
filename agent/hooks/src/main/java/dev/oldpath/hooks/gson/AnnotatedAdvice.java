package dev.oldpath.hooks.gson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Where {@code getTypeAdapter(constructor, gson, token, annotation, ..)} returns. */
final class AnnotatedAdvice {
    private AnnotatedAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.Return(typing = DYNAMIC) Object adapter,
            @Advice.Argument(value = 2, typing = DYNAMIC) Object token,
            @CrossingNumber int number) {
        $OldPath.crossed(adapter, token, number);
    }
}
