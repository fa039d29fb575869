package dev.oldpath.hooks.gson;

import static dev.oldpath.hooks.advice.Methods.method;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.oldpath.hooks.advice.CallReport;
import dev.oldpath.hooks.advice.Callee;
import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.weave.crossing.CrossingNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What is woven into the classes of Gson. */
final class GsonWeaver {
    private GsonWeaver() {}

    /**
     * {@code ReflectiveTypeAdapterFactory}, which runs once for each class: {@code getBoundFields} makes the maps, and
     * {@code createBoundField} what it puts into them.
     */
    static byte[] factory(String internalName, byte[] classFile, GsonCrossings crossings) {
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        ElementMatcher.Junction<MethodDescription> fields = named("getBoundFields");
        fields = fields.and(takesArgument(2, Class.class));
        // Of Gson 2.8 to 2.10 a map of all fields; later an object with a map of those that it reads, and those alone.
        boolean readsAll = !edit.has(fields.and(returns(Map.class)));
        return edit.report(
                        fields,
                        TypeDescription.ForLoadedType.of(LinkedHashMap.class),
                        isConstructor(),
                        CallReport.passing(crossings.names, "Class", "java/util/LinkedHashMap"))
                .advise(fields, FieldsAdvice.class, crossings.finished.number())
                .advise(
                        named("createBoundField"),
                        FieldAdvice.class,
                        (readsAll ? crossings.boundAndRead : crossings.bound).number())
                .woven();
    }

    /** Its adapter, where it has written an object. */
    static byte[] adapter(String internalName, byte[] classFile, GsonCrossings crossings) {
        Advice.WithCustomMapping names = Advice.withCustomMapping()
                .bind(CrossingNumber.class, crossings.written.number())
                .bind(WriteAdvice.Names.class, NamesPath.of(classFile), Object.class);
        return ClassEdit.of(internalName, classFile)
                .advise(named("write").and(takesArguments(2)), WriteAdvice.class, names)
                .woven();
    }

    /** {@code Gson}, where it asks a factory for an adapter, once for each type. */
    static byte[] gson(String internalName, byte[] classFile, GsonCrossings crossings) {
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        String gson = edit.type().getName();
        String home = gson.substring(0, gson.length() - "Gson".length());
        TypeDescription factory = Callee.of(
                home + "TypeAdapterFactory", "create", home + "TypeAdapter", gson, home + "reflect.TypeToken");
        return edit.report(
                        method("getAdapter", "TypeToken")
                                .or(method("getDelegateAdapter", "TypeAdapterFactory", "TypeToken")),
                        factory,
                        named("create"),
                        CallReport.crossing(crossings.adapter, "TypeToken"))
                .woven();
    }

    /** What makes the adapters that fields ask for by annotation. */
    static byte[] annotated(String internalName, byte[] classFile, GsonCrossings crossings) {
        return ClassEdit.of(internalName, classFile)
                .advise(named("getTypeAdapter"), AnnotatedAdvice.class, crossings.adapter.number())
                .woven();
    }
}
