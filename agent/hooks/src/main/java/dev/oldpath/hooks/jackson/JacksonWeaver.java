package dev.oldpath.hooks.jackson;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.weave.crossing.CrossingNumber;
import java.util.Set;
import net.bytebuddy.asm.Advice;

/**
 * Lets Jackson report to the agent what it has built or chosen. Nothing of this runs more often than once for each property
 * of a class, but for {@link CreatorAdvice}.
 */
final class JacksonWeaver {
    private JacksonWeaver() {}

    /**
     * Weaves one of the classes that {@link JacksonHook} wants.
     *
     * @throws IllegalArgumentException when this version of Jackson does not have what is to be woven
     */
    static byte[] weave(String internalName, byte[] classFile, JacksonCrossings crossings) {
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        switch (JacksonClass.of(internalName)) {
            case READER:
                return reader(edit, crossings);
            case WRITER:
                edit.advise(
                        named("resolve"),
                        WritersAdvice.class,
                        Advice.withCustomMapping()
                                .bind(CrossingNumber.class, crossings.writing.number())
                                .bind(WritersAdvice.Filtered.class, crossings.filtered.number()));
                break;
            case CREATOR:
                edit.advise(
                        named("findCreatorProperty").and(takesArgument(0, String.class)),
                        CreatorAdvice.class,
                        crossings.argument.number());
                break;
            case READER_CACHE:
                result(edit, "_createDeserializer", crossings.readerCreated);
                break;
            case READING:
                result(edit, "deserializerInstance", crossings.readerAnnotated);
                break;
            case WRITER_FACTORY:
                result(edit, "createSerializer", crossings.writerCreated);
                break;
            case WRITING:
                result(edit, "serializerInstance", crossings.writerAnnotated);
                break;
            case CONTEXT:
                result(edit, "converterInstance", crossings.converterAnnotated);
                break;
        }
        return edit.woven();
    }

    private static void result(ClassEdit edit, String method, JacksonCrossings.Result crossing) {
        edit.advise(named(method), ResultAdvice.class, crossing.number());
    }

    private static byte[] reader(ClassEdit edit, JacksonCrossings crossings) {
        result(edit, "_resolveInnerClassValuedProperty", crossings.reading);
        if (!edit.has(
                named("_resolveUnwrappedProperty"))) { // before 2.9: the agent's classes find that they do not fit
            result(edit, "_findPropertyUnwrapper", crossings.unwrapped);
        }
        IgnoredNamesCode ignored = new IgnoredNamesCode(edit.type(), crossings.plainNames);
        byte[] woven = edit.writable(IgnoredNamesAdvice.FIELD)
                .advise(
                        named("resolve").and(takesArguments(1)),
                        IgnoredNamesAdvice.Resolved.class,
                        crossings.resolved.number())
                .advise(
                        isConstructor().and(takesArgument(0, edit.type())).and(takesArgument(1, Set.class)),
                        IgnoredNamesAdvice.Copied.class,
                        Advice.withCustomMapping()
                                .bind(CrossingNumber.class, crossings.ignoring.number())
                                .bind(IgnoredNamesAdvice.Copied.Before.class, ignored.ofFirstArgument(), Object.class))
                .substitute(named("handleUnknownProperty"), edit.type(), ignored.notCounting())
                .woven();
        if (!ignored.isAsked()) {
            throw new IllegalArgumentException("this version of Jackson looks up ignored names elsewhere");
        }
        return woven;
    }
}
