package dev.oldpath.hooks.gson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Where an adapter's {@code write(writer, bean)} returns. This runs for each object in a body, so only one whose map the
 * agent has put there, to count, is reported: that is a {@code BiConsumer}.
 */
final class WriteAdvice {
    private WriteAdvice() {}

    /** The map in which {@code read} looks for names. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Names {}

    @Advice.OnMethodExit
    static void exit(
            @Names Object names,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object writer,
            @Advice.Argument(value = 1, typing = DYNAMIC) Object bean,
            @CrossingNumber int number) {
        if (names instanceof BiConsumer) {
            $OldPath.passed(names, writer, bean, number);
        }
    }
}
