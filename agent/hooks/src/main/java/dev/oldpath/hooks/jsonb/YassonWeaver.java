package dev.oldpath.hooks.jsonb;

import static dev.oldpath.hooks.advice.Methods.method;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.oldpath.hooks.advice.CallReport;
import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.weave.crossing.PassingCrossing;
import dev.oldpath.weave.hook.NameEndings;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.asm.MemberSubstitution.Substitution.Chain.Step;
import net.bytebuddy.description.type.TypeDescription;

/** Weaves the methods in which Yasson learns a class, and the one that leaves out a null. */
final class YassonWeaver {
    /** The package of Yasson's own classes, and how the names of those end that are woven. */
    static final String INTERNAL = "/yasson/internal/";

    static final String READER = INTERNAL + "deserializer/DeserializationModelCreator";
    static final String WRITER = INTERNAL + "serializer/SerializationModelCreator";
    static final String NO_NULLS = INTERNAL + "serializer/NullSerializer$NullWritingDisabled";
    static final String OBJECT = INTERNAL + "deserializer/ObjectDeserializer";
    static final String CREATED = INTERNAL + "deserializer/JsonbCreatorDeserializer";
    static final String COMPONENTS = INTERNAL + "ComponentMatcher";

    private static final String[] COMPONENT_BINDINGS = {
        "getSerializerBinding", "getDeserializerBinding", "getSerializeAdapterBinding", "getDeserializeAdapterBinding"
    };

    private YassonWeaver() {}

    static byte[] weave(String internalName, byte[] classFile, YassonCrossings crossings) {
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        if (NameEndings.is(READER, internalName)) {
            learn(edit, "createObjectDeserializer", crossings.read);
        } else if (NameEndings.is(WRITER, internalName)) {
            learn(edit, "createObjectSerializer", crossings.written);
        } else if (NameEndings.is(NO_NULLS, internalName)) {
            edit.advise(
                    method("serialize", "Object", "JsonGenerator", "SerializationContextImpl"),
                    NullAdvice.class,
                    crossings.leftOut.number());
        } else if (NameEndings.is(COMPONENTS, internalName)) {
            for (String name : COMPONENT_BINDINGS) {
                edit.advise(named(name), ComponentAdvice.class, crossings.component.number());
            }
        } else {
            keepMap(edit);
        }
        return edit.woven();
    }

    private static void learn(ClassEdit edit, String name, PassingCrossing<?, ?, ?> crossing) {
        edit.report(
                named(name),
                TypeDescription.ForLoadedType.of(LinkedHashMap.class),
                isConstructor(),
                CallReport.passing(crossing, "ClassModel", "java/util/LinkedHashMap"));
    }

    /** Some versions read from a copy of the map, which would no longer be ours. Yasson does not change it either. */
    private static void keepMap(ClassEdit edit) {
        edit.substitute(
                isConstructor(),
                TypeDescription.ForLoadedType.of(Map.class),
                MemberSubstitution.relaxed()
                        .method(named("copyOf"))
                        .replaceWithChain(Step.ForArgumentLoading.ofTarget(0)));
    }
}
