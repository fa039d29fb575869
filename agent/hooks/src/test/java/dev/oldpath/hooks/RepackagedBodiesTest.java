package dev.oldpath.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.RuleForTest;
import dev.oldpath.hooks.gson.GsonHook;
import dev.oldpath.hooks.jackson.JacksonHook;
import dev.oldpath.hooks.jaxb.JaxbHook;
import dev.oldpath.hooks.jsonb.YassonHook;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.hooks.payload.UnwatchedBodies;
import dev.oldpath.hooks.protobuf.ProtobufHook;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.ClassWeaver;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build may relocate a library to any package; what the agent knows of it is how its names end. */
class RepackagedBodiesTest {
    private final Paths paths = new Paths(100);
    private final Scope scope = new Scope(Collections.singletonList("com.acme"));
    private final Health health = new Health(0);
    private final Payloads payloads = new Payloads(
            Collections.singletonList(RuleForTest.removed("com.acme.OrderDto#legacyCode")),
            new MarkedTypes(scope),
            new ClassWeaver(paths, scope, new Rules(Collections.emptyList()), health).reflection(),
            scope,
            paths);
    private final ClassHook[] hooks = {
        new JacksonHook(payloads, new Crossings(), health),
        new GsonHook(payloads, new Crossings(), health),
        new YassonHook(payloads, new Crossings(), health),
        new JaxbHook(payloads, new Crossings()),
        new ProtobufHook(payloads, scope),
        new UnwatchedBodies(payloads),
    };

    private boolean isKnown(String internalName) {
        for (ClassHook hook : hooks) {
            if (hook.wants(internalName)) {
                return true;
            }
        }
        return false;
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
}
