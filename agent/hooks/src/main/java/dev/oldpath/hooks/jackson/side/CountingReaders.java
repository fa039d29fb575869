package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BuilderBasedDeserializer;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import dev.oldpath.hooks.jackson.ReadCount;
import dev.oldpath.hooks.jackson2.CountingProperty;
import dev.oldpath.hooks.jackson2.Dialect;
import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.OldProperty;
import dev.oldpath.hooks.payload.Payloads;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces old properties in readers by ones that count. Thread-safe. */
final class CountingReaders {
    private final Payloads payloads;
    private final OwnCode ownCode;

    CountingReaders(Payloads payloads, OwnCode ownCode) {
        this.payloads = payloads;
        this.ownCode = ownCode;
    }

    /** Jackson has put a reader together; returns the names that it is to ignore from now on. */
    @Nullable
    Object resolved(BeanDeserializerBase reader, DeserializationContext ctxt, @Nullable Object ignorable) {
        JavaType type = reader.getValueType();
        Class<?> bean = bean(reader, ctxt);
        if (!Descriptions.concerns(payloads, ctxt.getConfig(), bean, type.getRawClass())) {
            return ignorable;
        }
        BeanDescription known = Dialect.describe(ctxt, type);
        Set<String> names = Names.of(known, ctxt.getConfig());
        for (Iterator<SettableBeanProperty> all = reader.properties(); all.hasNext(); ) {
            names.add(all.next().getName());
        }
        Names.special(payloads, bean, known, ctxt.getConfig(), true);
        payloads.bound(bean, names);
        if (reader.getValueInstantiator().canCreateUsingDelegate()) {
            JavaType delegate = reader.getValueInstantiator().getDelegateType(ctxt.getConfig());
            ownCode.delegate(ctxt.constructType(bean), delegate, ctxt.getConfig());
        }
        return Ignored.names(payloads, bean, reader, known, ctxt.getConfig(), ignorable);
    }

    /** Returns the property that a reader is to have in the place of one; the same if that is not old. */
    SettableBeanProperty reading(
            SettableBeanProperty original, BeanDeserializerBase deserializer, DeserializationContext ctxt) {
        if (original instanceof CountingProperty || original instanceof CountingCreatorProperty) {
            return original;
        }
        BodyProperty described = describe(original, deserializer, ctxt);
        if (described == null) {
            return original;
        }
        try {
            ReadCount count = ReadCount.of(payloads, described, otherNames(original, ctxt));
            if (count == null) {
                return original;
            }
            return original.getClass() == CreatorProperty.class
                    ? new CountingCreatorProperty((CreatorProperty) original, count)
                    : new CountingProperty(original, count);
        } catch (RuntimeException | LinkageError e) {
            payloads.uncountable(described, Descriptions.NOT_REPLACED);
            throw e;
        }
    }

    private static List<String> otherNames(SettableBeanProperty property, DeserializationContext ctxt) {
        List<String> names = new ArrayList<>();
        for (PropertyName alias : property.findAliases(ctxt.getConfig())) {
            names.add(alias.getSimpleName());
        }
        return names;
    }

    /** A property is read from the names of what it contains. */
    void unwrapped(SettableBeanProperty property, BeanDeserializerBase deserializer, DeserializationContext ctxt) {
        BodyProperty described = describe(property, deserializer, ctxt);
        if (described != null) {
            payloads.uncountable(described, Descriptions.UNWRAPPED);
        }
    }

    private @Nullable BodyProperty describe(
            SettableBeanProperty property, BeanDeserializerBase deserializer, DeserializationContext ctxt) {
        boolean deprecated = property.getAnnotation(Deprecated.class) != null;
        JavaType type = deserializer.getValueType();
        Class<?> bean = bean(deserializer, ctxt);
        if (!deprecated && !Descriptions.concerns(payloads, ctxt.getConfig(), bean, type.getRawClass())) {
            return null;
        }
        payloads.hadMore(type.getRawClass());
        BeanDescription known = Dialect.describe(ctxt, type);
        return Descriptions.of(bean, property.getName(), property.getMember(), known, ctxt.getConfig())
                .deprecated(deprecated);
    }

    private static Class<?> bean(BeanDeserializerBase deserializer, DeserializationContext ctxt) {
        JavaType type = deserializer.getValueType();
        return deserializer instanceof BuilderBasedDeserializer ? built(ctxt, type) : type.getRawClass();
    }

    /** What a builder builds: the property is the same, whether it is read through the builder or written. */
    private static Class<?> built(DeserializationContext ctxt, JavaType builder) {
        BeanDescription known = Dialect.describe(ctxt, builder);
        JsonPOJOBuilder.Value named = Dialect.builder(ctxt, known);
        String name = named == null ? JsonPOJOBuilder.DEFAULT_BUILD_METHOD : named.buildMethodName;
        AnnotatedMethod build = known.findMethod(name, null);
        return build == null ? builder.getRawClass() : build.getRawType();
    }

    /** A reader knows no property of this name. */
    void unknown(String name, BeanDeserializerBase deserializer) {
        OldProperty old = payloads.removed(deserializer.handledType(), name);
        if (old != null) {
            old.read();
        }
    }
}
