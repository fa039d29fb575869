package dev.oldpath.hooks.jackson;

import org.jspecify.annotations.Nullable;

/** Stands for a Jackson that cannot be watched, and leaves it as it is. */
final class BlindSide implements JacksonSide {
    @Override
    public Object reading(Object property, Object deserializer, Object context) {
        return property;
    }

    @Override
    public void unwrapped(Object property, Object deserializer, Object context) {}

    @Override
    public void unknown(Object first, Object second, Object deserializer) {}

    @Override
    public void writing(Object serializer, Object context, Object[] properties, Object @Nullable [] filtered) {}
}
