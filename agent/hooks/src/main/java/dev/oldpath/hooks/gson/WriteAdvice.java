package dev.oldpath.hooks.gson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Where an adapter's {@code write(writer, bean)} returns. This runs for each object in a body, so the agent is not asked: a
 * map that it has put there, to count, is a {@code BiConsumer}.
 */
final class WriteAdvice {
    private WriteAdvice() {}

    /** The map in which {@code read} looks for names. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Names {}

    @Advice.OnMethodExit
    @SuppressWarnings("unchecked")
    static void exit(
            @Names Object names,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object writer,
            @Advice.Argument(value = 1, typing = DYNAMIC) Object bean) {
        if (names instanceof BiConsumer) {
            ((BiConsumer<Object, Object>) names).accept(writer, bean);
        }
    }
}
