package dev.oldpath.hooks.jackson;

import dev.oldpath.weave.hook.NameEndings;
import java.util.Collections;

/** Recognises the classes to weave by the ends of their names, because a build may have relocated a copy of Jackson. */
final class JacksonName {
    private static final NameEndings BASES = JacksonClass.all();

    /** What looks up the names in a body; the last is that of Afterburner and Blackbird. */
    private static final NameEndings READERS = JacksonClass.withoutJackson1(
            "/deser/BeanDeserializer",
            "/deser/bean/BeanDeserializer",
            "/deser/BuilderBasedDeserializer",
            "/deser/bean/BuilderBasedDeserializer",
            "/deser/std/ThrowableDeserializer",
            "/deser/jdk/ThrowableDeserializer",
            "/deser/SuperSonicBeanDeserializer");

    /**
     * Jackson's own packages, modules included. Its classes for enums list constants, which nobody else would see.
     */
    private static final NameEndings COUNTING_THEMSELVES = NameEndings.of(
                    "fasterxml/jackson/*",
                    "tools/jackson/*",
                    "/databind/deser/*",
                    "/databind/ser/*",
                    "/databind/introspect/*",
                    "/databind/util/ClassUtil*")
            .except(Collections.singletonList("/Enum*"));

    private JacksonName() {}

    /** The classes that are woven; those that look up names only if asked for. */
    static NameEndings woven(boolean withReaders) {
        return withReaders ? BASES.and(READERS) : BASES;
    }

    /** Whether every copy of Jackson is woven there. */
    static boolean isBase(String internalName) {
        return BASES.has(internalName);
    }

    /** The classes that use members as properties of what is read and written. */
    static NameEndings countingThemselves() {
        return COUNTING_THEMSELVES;
    }

    /** What {@code databind} is called in the copy of a class for which {@link #isBase} holds, with a slash at its end. */
    static String databind(String internalName) {
        String base = BASES.ending(internalName);
        if (base == null) {
            throw new IllegalArgumentException(internalName + " is none of Jackson's classes");
        }
        return internalName.substring(0, internalName.length() - base.length() + 1);
    }
}
