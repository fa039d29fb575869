package dev.oldpath.hooks.jackson;

import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that are woven in every copy of Jackson, by the ends of their names behind the package of databind. Jackson 2
 * and 3 have other names for some.
 */
enum JacksonClass {
    READER("/deser/BeanDeserializerBase", "/deser/bean/BeanDeserializerBase"),
    CREATOR("/deser/impl/PropertyBasedCreator", "/deser/bean/PropertyBasedCreator"),
    READER_CACHE("/deser/DeserializerCache"),
    READING("/deser/DefaultDeserializationContext", "/deser/DeserializationContextExt"),
    WRITER("/ser/std/BeanSerializerBase", "/ser/bean/BeanSerializerBase"),
    WRITER_FACTORY("/ser/BeanSerializerFactory"),
    WRITING("/ser/DefaultSerializerProvider", "/ser/SerializationContextExt"),
    CONTEXT("/DatabindContext");

    @SuppressWarnings("ImmutableEnumChecker") // it is immutable
    private final NameEndings names;

    JacksonClass(String... endings) {
        names = withoutJackson1(endings);
    }

    /** Jackson 1 has classes of the same names and is another library. */
    static NameEndings withoutJackson1(String... endings) {
        List<String> ofJackson1 = new ArrayList<>();
        for (String ending : endings) {
            ofJackson1.add("/map" + ending);
        }
        return NameEndings.of(endings).except(ofJackson1);
    }

    /** Returns all of them. */
    static NameEndings all() {
        NameEndings all = NameEndings.none();
        for (JacksonClass each : values()) {
            all = all.and(each.names);
        }
        return all;
    }

    /**
     * Returns which of them this class is.
     *
     * @throws IllegalArgumentException when it is none
     */
    static JacksonClass of(String internalName) {
        for (JacksonClass each : values()) {
            if (each.names.has(internalName)) {
                return each;
            }
        }
        throw new IllegalArgumentException(internalName + " is none of Jackson's classes");
    }
}
