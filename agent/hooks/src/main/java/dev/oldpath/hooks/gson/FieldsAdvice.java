package dev.oldpath.hooks.gson;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Where {@code getBoundFields(gson, token, type, ..)} returns. */
final class FieldsAdvice {
    private FieldsAdvice() {}

    /** The method gives the variable of its argument other values; Byte Buddy keeps the first one. */
    @Advice.OnMethodExit
    static void exit(@Advice.Argument(2) Class<?> type, @CrossingNumber int number) {
        $OldPath.crossed(type, null, number);
    }
}
