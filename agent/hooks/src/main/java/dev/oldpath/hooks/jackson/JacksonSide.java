package dev.oldpath.hooks.jackson;

import org.jspecify.annotations.Nullable;

/** The agent's code that stands on the side of Jackson and extends its classes. Thread-safe. */
public interface JacksonSide {
    /**
     * A deserializer has set up one of its properties.
     *
     * @return the property that the deserializer is to use: the given one, or one that counts
     */
    Object reading(Object property, Object deserializer, Object context);

    /** A deserializer has found that a property is unwrapped: its parts stand in the body, it does not. */
    void unwrapped(Object property, Object deserializer, Object context);

    /**
     * A deserializer has looked up the name of a property and found nothing.
     *
     * @param first a parser that stands at the name, or where it has looked
     * @param second in the latter case the name
     */
    void unknown(Object first, Object second, Object deserializer);

    /**
     * A serializer has set up its properties.
     *
     * @param properties an array in which old ones are to be replaced by ones that count
     * @param filtered the same properties as views show them, or null
     */
    void writing(Object serializer, Object context, Object[] properties, Object @Nullable [] filtered);
}
