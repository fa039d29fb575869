package dev.oldpath.hooks.jackson;

/**
 * Tells the classes that are to be woven by how their names end, for a build may have relocated a copy of Jackson to any
 * package. Asked for every class that loads.
 */
final class JacksonName {
    private JacksonName() {}

    /** Whether every copy of Jackson is woven there. */
    static boolean isBase(String internalName) {
        if (internalName.endsWith("DeserializerBase")) {
            return internalName.endsWith("/deser/BeanDeserializerBase")
                    || internalName.endsWith("/deser/bean/BeanDeserializerBase");
        }
        if (internalName.endsWith("/BeanSerializerBase")) {
            return internalName.endsWith("/ser/bean/BeanSerializerBase")
                    || (internalName.endsWith("/ser/std/BeanSerializerBase") && !isOne(internalName));
        }
        return internalName.endsWith("/PropertyBasedCreator")
                && (internalName.endsWith("/deser/bean/PropertyBasedCreator")
                        || (internalName.endsWith("/deser/impl/PropertyBasedCreator") && !isOne(internalName)));
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

    /** Whether a class for which {@link #isBase} holds is of Jackson 3, which has moved them. */
    static boolean isThree(String internalName) {
        return internalName.contains("/deser/bean/") || internalName.contains("/ser/bean/");
    }

    /** What {@code databind} is called in the copy of a class for which {@link #isBase} holds, with a slash at its end. */
    static String databind(String internalName) {
        int part = Math.max(internalName.lastIndexOf("/deser/"), internalName.lastIndexOf("/ser/"));
        return internalName.substring(0, part + 1);
    }
}
