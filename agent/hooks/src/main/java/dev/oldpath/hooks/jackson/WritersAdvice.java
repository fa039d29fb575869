package dev.oldpath.hooks.jackson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;

/** Where a serializer has set up its properties, and what views show of them. The agent replaces old ones inside both arrays. */
final class WritersAdvice {
    private WritersAdvice() {}

    /** The number of the second crossing. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Filtered {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This(typing = DYNAMIC) Object self,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object context,
            @Advice.FieldValue(value = "_props", typing = DYNAMIC) Object properties,
            @Advice.FieldValue(value = "_filteredProps", typing = DYNAMIC) Object filtered,
            @CrossingNumber int number,
            @Filtered int ofFiltered) {
        $OldPath.passed(properties, self, context, number);
        if (filtered != null) {
            $OldPath.passed(filtered, self, properties, ofFiltered);
        }
    }
}
