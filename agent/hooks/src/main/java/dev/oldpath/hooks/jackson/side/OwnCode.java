package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.util.Converter;
import dev.oldpath.hooks.jackson2.Dialect;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Log;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Notices classes with old properties that Jackson will not read or write property by property, where Jackson chooses how.
 * Code that delegates is trusted; Jackson has a method that returns the delegate. Thread-safe.
 */
final class OwnCode {
    /** Such as {@code com.fasterxml.jackson.}: modules are Jackson's own code, too. */
    private static final String JACKSON =
            DatabindContext.class.getName().replaceFirst("databind\\.DatabindContext$", "");

    /** How many delegates are followed: one may delegate to itself. */
    private static final int DEEPEST = 10;

    private final Payloads payloads;

    OwnCode(Payloads payloads) {
        this.payloads = payloads;
    }

    void reader(JsonDeserializer<?> made, Object of, DeserializationContext ctxt) {
        JavaType type = BodyTypes.of(of);
        if (type == null || !concerned(type, ctxt.getConfig())) {
            return;
        }
        JsonDeserializer<?> reader = made;
        for (int i = 0; i < DEEPEST && !converts(reader) && reader.getDelegatee() != null; i++) {
            reader = reader.getDelegatee();
        }
        if (reader instanceof BeanDeserializerBase) {
            return; // reports itself
        }
        if (converts(reader)) {
            given(reader, ctxt);
            return;
        }
        BeanDescription known = Dialect.describe(ctxt, type);
        if (!isJacksons(reader) || isNamed(reader, "MapDeserializer")) {
            payloads.bypassed(type.getRawClass(), "read by " + reader.getClass().getName());
            return;
        }
        if (type.isEnumType()) {
            creator(type, known, ctxt.getConfig());
        }
        Names.special(payloads, type.getRawClass(), known, ctxt.getConfig(), true);
        payloads.bound(type.getRawClass(), Names.of(known, ctxt.getConfig())); // of an abstract type, or a mere value
    }

    /** An enum has no properties, unless a method makes it of some. */
    private void creator(JavaType type, BeanDescription known, MapperConfig<?> config) {
        for (BeanPropertyDefinition each : known.findProperties()) {
            if (each.hasConstructorParameter()) {
                payloads.uncountable(
                        Descriptions.of(type.getRawClass(), each.getName(), null, known, config),
                        "an argument that makes an enum");
            }
        }
    }

    void writer(JsonSerializer<?> made, Object of, SerializerProvider provider) {
        JavaType type = BodyTypes.of(of);
        if (type == null || !concerned(type, provider.getConfig())) {
            return;
        }
        JsonSerializer<?> writer = made;
        for (int i = 0; i < DEEPEST && !converts(writer) && writer.getDelegatee() != null; i++) {
            writer = writer.getDelegatee();
        }
        if (writer instanceof BeanSerializerBase) {
            return;
        }
        if (converts(writer)) {
            given(writer, provider);
            return;
        }
        Class<?> bean = type.getRawClass();
        if (isJacksons(writer) && isNamed(writer, "JsonValueSerializer")) {
            AnnotatedMember value = Dialect.describe(provider, type).findJsonValueAccessor();
            if (value != null && BodyTypes.mayHaveNames(value.getType())) {
                payloads.bypassed(bean, "written as " + value.getRawType().getName());
            }
        } else if (isJacksons(writer) && isNamed(writer, "SerializableSerializer")) {
            payloads.bypassed(bean, "written by " + bean.getName());
        } else if (!isJacksons(writer) || isNamed(writer, "MapSerializer")) {
            payloads.bypassed(bean, "written by " + writer.getClass().getName());
        }
    }

    /** A module may have brought its converter along, which Jackson did not have to look for. */
    private void given(Object converting, DatabindContext context) {
        for (Class<?> type = converting.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField("_converter");
                field.setAccessible(true);
                converter((Converter<?, ?>) field.get(converting), context);
                return;
            } catch (ReflectiveOperationException e) {
                Log.debug("no converter in " + type, e);
            }
        }
    }

    void converter(Converter<?, ?> converter, DatabindContext context) {
        boolean reads = context instanceof DeserializationContext;
        JavaType in = converter.getInputType(context.getTypeFactory());
        JavaType out = converter.getOutputType(context.getTypeFactory());
        replaced(reads ? out : in, reads ? in : out, reads ? "read as " : "written as ", context.getConfig());
    }

    /** The constructor of a class takes another object, which is read in its place. */
    void delegate(JavaType type, @Nullable JavaType delegate, MapperConfig<?> config) {
        if (delegate != null) {
            replaced(type, delegate, "read as ", config);
        }
    }

    private void replaced(JavaType type, JavaType other, String how, MapperConfig<?> config) {
        Class<?> bean = BodyTypes.content(type).getRawClass();
        Class<?> instead = BodyTypes.content(other).getRawClass();
        boolean same = (bean.isAssignableFrom(instead) || instead.isAssignableFrom(bean)) && instead != Object.class;
        if (!same && BodyTypes.mayHaveNames(other) && concerned(BodyTypes.content(type), config)) {
            payloads.bypassed(bean, how + other.getRawClass().getName());
        }
    }

    private boolean concerned(JavaType type, MapperConfig<?> config) {
        return Descriptions.concerns(payloads, config, type.getRawClass());
    }

    private static boolean isJacksons(Object code) {
        return code.getClass().getName().startsWith(JACKSON);
    }

    /** Whether it passes on what a converter makes. The names of these classes differ from one Jackson to the next. */
    private static boolean converts(Object code) {
        for (Class<?> type = code.getClass(); type != null; type = type.getSuperclass()) {
            String name = type.getSimpleName();
            if (type.getName().startsWith(JACKSON)
                    && (name.startsWith("StdDelegating") || name.startsWith("StdConverting"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Object code, String name) {
        return code.getClass().getSimpleName().endsWith(name);
    }
}
