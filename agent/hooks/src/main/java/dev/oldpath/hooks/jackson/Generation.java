package dev.oldpath.hooks.jackson;

import java.util.HashMap;
import java.util.Map;

/**
 * What the generations of Jackson call the same things. The agent's classes are compiled against the names of {@link
 * #TWO}; a name that is not here is the same in both, but for the package.
 */
enum Generation {
    /** Jackson 2. */
    TWO("com/fasterxml/jackson/"),
    /** Jackson 3, whose annotations are those of Jackson 2. */
    THREE("tools/jackson/");

    private static final String OURS = "dev/oldpath/hooks/jackson2/";
    private static final Map<String, String> TYPES = new HashMap<>();
    private static final Map<String, String> METHODS = new HashMap<>();

    static {
        TYPES.put("core/JsonStreamContext", "core/TokenStreamContext");
        TYPES.put("databind/JsonDeserializer", "databind/ValueDeserializer");
        TYPES.put("databind/JsonMappingException", "databind/DatabindException");
        TYPES.put("databind/JsonSerializer", "databind/ValueSerializer");
        TYPES.put("databind/SerializerProvider", "databind/SerializationContext");
        TYPES.put("databind/deser/BeanDeserializerBase", "databind/deser/bean/BeanDeserializerBase");
        TYPES.put("databind/deser/BuilderBasedDeserializer", "databind/deser/bean/BuilderBasedDeserializer");
        TYPES.put("databind/ser/std/BeanSerializerBase", "databind/ser/bean/BeanSerializerBase");
        METHODS.put("getCurrentName", "currentName");
        METHODS.put("getOutputContext", "streamWriteContext");
        METHODS.put("serializeAsField", "serializeAsProperty");
        METHODS.put("serializeAsOmittedField", "serializeAsOmittedProperty");
        METHODS.put("serializeAsPlaceholder", "serializeAsOmittedElement");
    }

    /** Where it is published, with a slash at its end. */
    final String home;

    Generation(String home) {
        this.home = home;
    }

    /** The name here of a class of Jackson 2, or of one of ours that there is for each generation. */
    String type(String internalName) {
        if (this == TWO) {
            return internalName;
        }
        if (internalName.startsWith(OURS)) {
            return "dev/oldpath/hooks/jackson3/" + internalName.substring(OURS.length());
        }
        String inJackson = internalName.startsWith(TWO.home) ? internalName.substring(TWO.home.length()) : "";
        boolean moved = inJackson.startsWith("databind/") || inJackson.startsWith("core/");
        return moved ? home + TYPES.getOrDefault(inJackson, inJackson) : internalName;
    }

    /** The name here of a method of Jackson 2; ours have none of these names, unless they override it. */
    String method(String name) {
        return this == TWO ? name : METHODS.getOrDefault(name, name);
    }
}
