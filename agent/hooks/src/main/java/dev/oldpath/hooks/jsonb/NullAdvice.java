package dev.oldpath.hooks.jsonb;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Where {@code NullWritingDisabled.serialize(value, generator, context)} begins, which writes nothing. */
final class NullAdvice {
    private NullAdvice() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 2, typing = DYNAMIC) Object context, @CrossingNumber int number) {
        $OldPath.crossed(context, null, number);
    }
}
