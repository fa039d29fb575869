package dev.oldpath.hooks.tomcat;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import net.bytebuddy.asm.Advice;

/** Behind the methods that map a servlet or a filter, unless they throw. */
final class MappingAdvice {
    private MappingAdvice() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This(typing = DYNAMIC) Object holder,
            @Advice.Argument(value = 0, typing = DYNAMIC) Object mapped,
            @CrossingNumber int number) {
        $OldPath.crossed(holder, mapped, number);
    }
}
