package dev.oldpath.hooks.jackson;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;

import dev.oldpath.weave.crossing.CrossingNumber;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;
import net.bytebuddy.asm.Advice;

/**
 * Lets the agent replace the set of ignored names of Jackson's {@code BeanDeserializerBase}. Jackson looks up in it every
 * name that it does not set, such as a property that the class only writes and a client sends back. Classes without old
 * properties keep Jackson's own set and pay nothing. The field that holds the set must not be final for this.
 */
final class IgnoredNamesAdvice {
    static final String FIELD = "_ignorableProps";

    private IgnoredNamesAdvice() {}

    /** At the end of {@code resolve}. */
    static final class Resolved {
        private Resolved() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.This(typing = DYNAMIC) Object self,
                @Advice.Argument(value = 0, typing = DYNAMIC) Object context,
                @Advice.FieldValue(value = FIELD, readOnly = false) Set<?> ignorable,
                @CrossingNumber int number) {
            ignorable = (Set<?>) $OldPath.passed(ignorable, self, context, number);
        }
    }

    /** Where a constructor has copied another deserializer, with other names. */
    static final class Copied {
        private Copied() {}

        /** What the original ignores. */
        @Retention(RetentionPolicy.RUNTIME)
        @interface Before {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(value = 0, typing = DYNAMIC) Object original,
                @Before Object before,
                @Advice.FieldValue(value = FIELD, readOnly = false) Set<?> ignorable,
                @CrossingNumber int number) {
            ignorable = (Set<?>) $OldPath.passed(ignorable, original, before, number);
        }
    }
}
