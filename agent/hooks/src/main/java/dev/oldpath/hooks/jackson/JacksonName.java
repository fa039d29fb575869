package dev.oldpath.hooks.jackson;

import org.jspecify.annotations.Nullable;

/**
 * Tells the classes that are to be woven by how their names end, for a build may have relocated a copy of Jackson to any
 * package. Asked for every class that loads.
 */
final class JacksonName {
    /** Behind the package of databind. Some classes of Jackson 2 have other names in Jackson 3. */
    private static final String[] BASES = {
        "/deser/BeanDeserializerBase",
        "/deser/bean/BeanDeserializerBase",
        "/deser/impl/PropertyBasedCreator",
        "/deser/bean/PropertyBasedCreator",
        "/deser/DeserializerCache",
        "/deser/DefaultDeserializationContext",
        "/deser/DeserializationContextExt",
        "/ser/std/BeanSerializerBase",
        "/ser/bean/BeanSerializerBase",
        "/ser/BeanSerializerFactory",
        "/ser/DefaultSerializerProvider",
        "/ser/SerializationContextExt",
        "/DatabindContext",
    };

    private JacksonName() {}

    /** Whether every copy of Jackson is woven there. */
    static boolean isBase(String internalName) {
        return base(internalName) != null && !isOne(internalName);
    }

    private static @Nullable String base(String internalName) {
        for (int i = 0; i < BASES.length; i++) {
            if (internalName.endsWith(BASES[i])) {
                return BASES[i];
            }
        }
        return null;
    }

    /** Whether it looks up the names in a body; the last is that of Afterburner and Blackbird. */
    static boolean isReader(String internalName) {
        if (!internalName.endsWith("Deserializer") || !internalName.contains("/deser/")) {
            return false;
        }
        return internalName.endsWith("/BuilderBasedDeserializer")
                || internalName.endsWith("/SuperSonicBeanDeserializer")
                || ((internalName.endsWith("/BeanDeserializer") || internalName.endsWith("/ThrowableDeserializer"))
                        && !isOne(internalName));
    }

    /** Whether it is of Jackson 1, which had classes of the same names and is another library. */
    private static boolean isOne(String internalName) {
        return internalName.contains("/map/ser/") || internalName.contains("/map/deser/");
    }

    /** What {@code databind} is called in the copy of a class for which {@link #isBase} holds, with a slash at its end. */
    static String databind(String internalName) {
        String base = base(internalName);
        if (base == null) {
            throw new IllegalArgumentException(internalName + " is none of Jackson's classes");
        }
        return internalName.substring(0, internalName.length() - base.length() + 1);
    }
}
