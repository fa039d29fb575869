package dev.oldpath.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.RuleForTest;
import dev.oldpath.hooks.gson.GsonHook;
import dev.oldpath.hooks.jackson.JacksonHook;
import dev.oldpath.hooks.jaxb.JaxbHook;
import dev.oldpath.hooks.jsonb.YassonHook;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.hooks.payload.UnwatchedLibrary;
import dev.oldpath.hooks.protobuf.ProtobufHook;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.Weaving;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build may relocate a library to any package; what the agent knows of it is how its names end. */
class RepackagedBodiesTest {
    private final Paths paths = new Paths(100);
    private final Scope scope = new Scope(Collections.singletonList("com.acme"));
    private final Health health = new Health(0);
    private final Payloads payloads = new Payloads(
            Collections.singletonList(RuleForTest.removed("com.acme.OrderDto#legacyCode")),
            new MarkedTypes(scope, new LoaderPlaces()),
            Weaving.ofCodeElsewhere(paths, scope, new Rules(Collections.emptyList()), health)
                    .reflection(),
            scope,
            paths);
    private final HookIndex index = new HookIndex(hooks());

    private List<ClassHook> hooks() {
        List<ClassHook> hooks = new ArrayList<>(UnwatchedLibrary.all(payloads));
        hooks.add(new JacksonHook(payloads, new Crossings(), health));
        hooks.add(new GsonHook(payloads, new Crossings(), health));
        hooks.add(new YassonHook(payloads, new Crossings(), health));
        hooks.add(new JaxbHook(payloads, new Crossings()));
        hooks.add(new ProtobufHook(payloads, scope, new MarkedTypes(scope, new LoaderPlaces())));
        return hooks;
    }

    private boolean isKnown(String internalName) {
        return index.named(internalName).length > 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/fasterxml/jackson/databind/deser/BeanDeserializerBase",
                "com/fasterxml/jackson/databind/deser/BuilderBasedDeserializer",
                "com/fasterxml/jackson/databind/deser/std/ThrowableDeserializer",
                "com/fasterxml/jackson/databind/deser/impl/PropertyBasedCreator",
                "com/fasterxml/jackson/databind/ser/std/BeanSerializerBase",
                "com/fasterxml/jackson/module/afterburner/deser/SuperSonicBeanDeserializer",
                "com/fasterxml/jackson/databind/ser/DefaultSerializerProvider",
                "com/fasterxml/jackson/databind/DatabindContext",
                "tools/jackson/databind/deser/DeserializationContextExt",
                "tools/jackson/databind/deser/bean/BeanDeserializerBase",
                "tools/jackson/databind/deser/bean/BeanDeserializer",
                "tools/jackson/databind/deser/bean/PropertyBasedCreator",
                "tools/jackson/databind/ser/bean/BeanSerializerBase",
                "com/google/gson/internal/bind/ReflectiveTypeAdapterFactory",
                "com/google/gson/internal/bind/ReflectiveTypeAdapterFactory$Adapter",
                "org/eclipse/yasson/internal/deserializer/DeserializationModelCreator",
                "org/eclipse/yasson/internal/serializer/ObjectDeserializer",
                "com/google/protobuf/util/JsonFormat$ParserImpl",
                "com/squareup/moshi/Moshi",
                "org/codehaus/jackson/map/ObjectMapper",
                "org/eclipse/persistence/jaxb/JAXBContext",
                "org/glassfish/jaxb/runtime/v2/runtime/ClassBeanInfoImpl",
                "com/sun/xml/bind/v2/runtime/ClassBeanInfoImpl",
            })
    void a_library_is_known_wherever_it_has_been_relocated_to(String internalName) {
        assertThat(isKnown(internalName)).isTrue();
        assertThat(isKnown("com/acme/shaded/" + internalName)).isTrue();
        assertThat(isKnown("shaded" + internalName.substring(internalName.indexOf('/', 4))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/acme/BeanDeserializerBase",
                "com/acme/orders/deser/OrderDeserializerBase",
                "com/acme/orders/deser/OrderDeserializer",
                "com/acme/BeanDeserializer",
                "com/acme/serializer/ObjectDeserializer",
                "com/acme/JsonFormat",
                "com/acme/Moshi",
                "jakarta/xml/bind/JAXBContext",
                "com/acme/Decoder",
                "com/acme/serialization/json/Json",
                "org/codehaus/jackson/map/ser/std/BeanSerializerBase",
                "org/codehaus/jackson/map/deser/BeanDeserializer",
            })
    void what_has_but_a_similar_name_is_none(String internalName) {
        assertThat(isKnown(internalName)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/fasterxml/jackson/databind/Reads",
                "com/fasterxml/jackson/module/blackbird/Reads",
                "com/acme/shaded/databind/ser/Reads",
                "com/acme/shaded/com/google/gson/internal/bind/ReflectiveTypeAdapterFactory$1",
                "com/acme/shaded/yasson/internal/model/PropertyModel",
            })
    void libraries_whose_properties_are_counted_are_not_counted_as_reflection(String internalName) {
        assertThat(transform(internalName)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/acme/Reads",
                // Lists the constants of an enum, which nobody else sees.
                "com/fasterxml/jackson/databind/util/EnumResolver",
            })
    void what_else_reads_by_reflection_is(String internalName) {
        assertThat(transform(internalName)).isNotNull();
    }

    private byte @Nullable [] transform(String internalName) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
        MethodVisitor get = type.visitMethod(
                Opcodes.ACC_STATIC, "get", "(Ljava/lang/reflect/Field;)Ljava/lang/Object;", null, null);
        get.visitCode();
        get.visitVarInsn(Opcodes.ALOAD, 0);
        get.visitInsn(Opcodes.ACONST_NULL);
        get.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                "java/lang/reflect/Field",
                "get",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                false);
        get.visitInsn(Opcodes.ARETURN);
        get.visitMaxs(0, 0);
        type.visitEnd();
        Weaving weaving = Weaving.ofCodeElsewhere(paths, scope, new Rules(Collections.emptyList()), health);
        ClassLoader agent = new ClassLoader() {};
        return weaving.transformer(index, (l, n, d) -> {}, new LoaderPlaces(), agent)
                .transform(getClass().getClassLoader(), internalName, null, null, type.toByteArray());
    }
}
