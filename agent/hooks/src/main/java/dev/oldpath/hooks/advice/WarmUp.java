package dev.oldpath.hooks.advice;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.CrossingNumber;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.asm.MemberSubstitution.Substitution.Chain.Step;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import org.jspecify.annotations.Nullable;

/** Weaves a class in each way in which the hooks weave, so that all of Byte Buddy that they need is loaded. */
final class WarmUp {
    /** Numbers of crossings; other instructions push numbers with two bytes. */
    private static final int SHORT_NUMBER = 100;

    private static final int LONG_NUMBER = 1_000;

    private WarmUp() {}

    static void run() throws IOException {
        Crossings nobody = new Crossings();
        Crossing<Object, Object> crossing = new Crossing<Object, Object>(nobody) {
            @Override
            protected void crossed(@Nullable Object a, @Nullable Object b) {}
        };
        PassingCrossing<Object, Object, Object> passing = new PassingCrossing<Object, Object, Object>(nobody) {
            @Override
            protected Object passed(Object value, @Nullable Object a, @Nullable Object b) {
                return value;
            }
        };
        String name = Sample.class.getName().replace('.', '/');
        TypeDescription map = TypeDescription.ForLoadedType.of(LinkedHashMap.class);
        TypeDescription callee = Callee.of("java.util.Map", "get", "java.lang.Object", "java.lang.Object");
        ClassEdit edit = new ClassEdit(name, ClassEdit.classFile(Sample.class));
        edit.writable("names")
                .advise(
                        named("method")
                                .or(named("generic").and(takesArguments(1)).and(takesArgument(0, Map.class))),
                        SampleAdvice.Changing.class,
                        Advice.withCustomMapping()
                                .bind(CrossingNumber.class, SHORT_NUMBER)
                                .bind(SampleAdvice.Changing.Given.class, NullConstant.INSTANCE, Object.class))
                .substitute(
                        named("method"),
                        edit.type(),
                        MemberSubstitution.relaxed()
                                .field(named("names"))
                                .onRead()
                                .replaceWithChain(
                                        Step.OfOriginalExpression.INSTANCE,
                                        new Step.Simple(StackManipulation.Trivial.INSTANCE, Map.class)))
                .advise(Methods.method("method", "Object", "long", "double"), SampleAdvice.Around.class, SHORT_NUMBER)
                .advise(named("method"), SampleAdvice.Behind.class, LONG_NUMBER)
                .advise(isConstructor(), SampleAdvice.Behind.class, SHORT_NUMBER)
                .report(
                        named("method"),
                        map,
                        isConstructor(),
                        CallReport.passing(passing, "Object", map.getInternalName()))
                .report(named("method"), callee, named("get"), CallReport.crossing(crossing, "Object"))
                .substitute(
                        isConstructor(),
                        map,
                        MemberSubstitution.relaxed()
                                .method(named("get"))
                                .replaceWithChain(Step.ForArgumentLoading.ofTarget(0)))
                .woven();
    }
}
