package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.util.Converter;
import dev.oldpath.hooks.jackson.JacksonSide;
import dev.oldpath.hooks.jackson2.Dialect;
import dev.oldpath.hooks.payload.Payloads;
import org.jspecify.annotations.Nullable;

/** Replaces old properties by ones that count. Thread-safe. */
public final class CountingSide implements JacksonSide {
    private final OwnCode ownCode;
    private final CountingReaders readers;
    private final CountingWriters writers;

    /** The only one, which lives as long as this class: one is defined for each copy of Jackson. */
    private static @Nullable CountingSide only;

    /** Creates the side, which asks which properties are old, and keeps it. */
    public static synchronized CountingSide create(Payloads payloads) {
        if (only == null) {
            only = new CountingSide(payloads);
        }
        return only;
    }

    private CountingSide(Payloads payloads) {
        ownCode = new OwnCode(payloads);
        readers = new CountingReaders(payloads, ownCode);
        writers = new CountingWriters(payloads);
    }

    @Override
    public void reader(Object deserializer, Object of, Object context) {
        ownCode.reader((JsonDeserializer<?>) deserializer, of, (DeserializationContext) context);
    }

    @Override
    public void writer(Object serializer, Object of, Object context) {
        ownCode.writer((JsonSerializer<?>) serializer, of, (SerializerProvider) context);
    }

    @Override
    public void converter(Object converter, Object context) {
        ownCode.converter((Converter<?, ?>) converter, (DatabindContext) context);
    }

    @Override
    public @Nullable Object resolved(Object deserializer, Object context, @Nullable Object ignorable) {
        return readers.resolved((BeanDeserializerBase) deserializer, (DeserializationContext) context, ignorable);
    }

    @Override
    public @Nullable Object ignoring(@Nullable Object ignorable, Object original, @Nullable Object before) {
        return Ignored.names(ignorable, (BeanDeserializerBase) original, before);
    }

    @Override
    public Object reading(Object property, Object deserializer, Object context) {
        return readers.reading(
                (SettableBeanProperty) property, (BeanDeserializerBase) deserializer, (DeserializationContext) context);
    }

    @Override
    public void unwrapped(Object property, Object deserializer, Object context) {
        readers.unwrapped(
                (SettableBeanProperty) property, (BeanDeserializerBase) deserializer, (DeserializationContext) context);
    }

    @Override
    public void unknown(String name, Object deserializer) {
        readers.unknown(name, (BeanDeserializerBase) deserializer);
    }

    @Override
    public void unknownAt(Object parser, Object deserializer) {
        unknown(Dialect.currentName((JsonParser) parser), deserializer);
    }

    @Override
    public void writing(Object serializer, Object context, Object[] properties) {
        writers.writing((BeanSerializerBase) serializer, (SerializerProvider) context, properties);
    }

    @Override
    public void filtered(@Nullable Object[] filtered, Object[] properties) {
        CountingWriters.filtered(filtered, properties);
    }
}
