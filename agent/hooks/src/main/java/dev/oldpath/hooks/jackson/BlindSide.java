package dev.oldpath.hooks.jackson;

import org.jspecify.annotations.Nullable;

/** Stands for a Jackson that cannot be watched, and leaves it as it is. */
final class BlindSide implements JacksonSide {
    static final BlindSide ONLY = new BlindSide();

    private BlindSide() {}

    @Override
    public Object reading(Object property, Object deserializer, Object context) {
        return property;
    }

    @Override
    public void unwrapped(Object property, Object deserializer, Object context) {}

    @Override
    public void unknown(String name, Object deserializer) {}

    @Override
    public void unknownAt(Object parser, Object deserializer) {}

    @Override
    public void writing(Object serializer, Object context, Object[] properties) {}

    @Override
    public void filtered(@Nullable Object[] filtered, Object[] properties) {}

    @Override
    public @Nullable Object resolved(Object deserializer, Object context, @Nullable Object ignorable) {
        return ignorable;
    }

    @Override
    public @Nullable Object ignoring(@Nullable Object ignorable, Object original, @Nullable Object before) {
        return ignorable;
    }

    @Override
    public void reader(Object deserializer, Object of, Object context) {}

    @Override
    public void writer(Object serializer, Object of, Object context) {}

    @Override
    public void converter(Object converter, Object context) {}
}
