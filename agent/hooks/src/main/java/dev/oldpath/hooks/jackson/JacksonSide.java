package dev.oldpath.hooks.jackson;

import org.jspecify.annotations.Nullable;

/** The agent's code beside Jackson, which extends its classes. Thread-safe. */
public interface JacksonSide {
    /**
     * A deserializer has set up one of its properties.
     *
     * @return the property that the deserializer is to use: the given one, or one that counts
     */
    Object reading(Object property, Object deserializer, Object context);

    /** A deserializer has found that a property is unwrapped: the body contains its parts, not the property. */
    void unwrapped(Object property, Object deserializer, Object context);

    /** A deserializer has looked up the name of a property and found nothing. */
    void unknown(String name, Object deserializer);

    /** The same for the name at which a parser is. */
    void unknownAt(Object parser, Object deserializer);

    /**
     * A serializer has set up its properties.
     *
     * @param properties an array in which old ones are to be replaced by ones that count
     */
    void writing(Object serializer, Object context, Object[] properties);

    /**
     * A serializer has set up its properties as views show them. This is called after {@link #writing}.
     *
     * @param filtered an array in which old ones are to be replaced; an element is null where no view shows it
     * @param properties the same properties without views
     */
    void filtered(@Nullable Object[] filtered, Object[] properties);

    /**
     * A deserializer knows all its properties.
     *
     * @param ignorable the names that it ignores, or null
     * @return the set that it is to use: the given one, or one that counts what is looked up in it
     */
    @Nullable
    Object resolved(Object deserializer, Object context, @Nullable Object ignorable);

    /**
     * A copy of a deserializer ignores other names.
     *
     * @param before the names that the original ignores, or null
     * @return the set that the copy is to use
     */
    @Nullable
    Object ignoring(@Nullable Object ignorable, Object original, @Nullable Object before);

    /**
     * A deserializer has been chosen.
     *
     * @param of the type that it reads, or the annotated member that asks for it
     */
    void reader(Object deserializer, Object of, Object context);

    /** A serializer has been chosen, likewise. */
    void writer(Object serializer, Object of, Object context);

    /** Jackson has chosen what converts between a class and its form in the body. */
    void converter(Object converter, Object context);
}
