package dev.oldpath.hooks.jackson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Where a serializer has set up its properties. The agent replaces old ones inside the two arrays. */
final class WritersAdvice {
    private WritersAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This(typing = DYNAMIC) Object self,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object context,
            @Advice.FieldValue(value = "_props", typing = DYNAMIC) Object properties,
            @Advice.FieldValue(value = "_filteredProps", typing = DYNAMIC) Object filtered,
            @CrossingNumber int number) {
        $OldPath.passed(properties, self, new Object[] {context, filtered}, number);
    }
}
