package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BuilderBasedDeserializer;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.util.Converter;
import dev.oldpath.hooks.jackson.JacksonSide;
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

/** Replaces old properties by ones that count. Thread-safe. */
public final class CountingSide implements JacksonSide {
    private static final String UNWRAPPED = "the body contains its parts, not the property";
    private static final String NOT_REPLACED = "Jackson's property could not be replaced";

    private final Payloads payloads;
    private final OwnCode ownCode;

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
        this.payloads = payloads;
        ownCode = new OwnCode(payloads);
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
        BeanDeserializerBase reader = (BeanDeserializerBase) deserializer;
        DeserializationContext ctxt = (DeserializationContext) context;
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

    @Override
    public @Nullable Object ignoring(@Nullable Object ignorable, Object original, @Nullable Object before) {
        return Ignored.names(ignorable, (BeanDeserializerBase) original, before);
    }

    @Override
    public Object reading(Object property, Object deserializer, Object context) {
        SettableBeanProperty original = (SettableBeanProperty) property;
        if (original instanceof CountingProperty || original instanceof CountingCreatorProperty) {
            return original;
        }
        BodyProperty described = describe(original, (BeanDeserializerBase) deserializer, context);
        if (described == null) {
            return original;
        }
        try {
            ReadCount count = ReadCount.of(payloads, described, otherNames(original, (DeserializationContext) context));
            if (count == null) {
                return original;
            }
            return original.getClass() == CreatorProperty.class
                    ? new CountingCreatorProperty((CreatorProperty) original, count)
                    : new CountingProperty(original, count);
        } catch (RuntimeException | LinkageError e) {
            payloads.uncountable(described, NOT_REPLACED);
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

    @Override
    public void unwrapped(Object property, Object deserializer, Object context) {
        BodyProperty described =
                describe((SettableBeanProperty) property, (BeanDeserializerBase) deserializer, context);
        if (described != null) {
            payloads.uncountable(described, UNWRAPPED);
        }
    }

    private @Nullable BodyProperty describe(
            SettableBeanProperty property, BeanDeserializerBase deserializer, Object context) {
        DeserializationContext ctxt = (DeserializationContext) context;
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

    @Override
    public void unknown(Object name, Object deserializer) {
        Class<?> bean = ((BeanDeserializerBase) deserializer).handledType();
        OldProperty old = payloads.removed(bean, Dialect.lookedUp(name));
        if (old != null) {
            old.read();
        }
    }

    @Override
    public void writing(Object serializer, Object context, Object[] properties, Object @Nullable [] filtered) {
        SerializerProvider provider = (SerializerProvider) context;
        Class<?> bean = ((BeanSerializerBase) serializer).handledType();
        boolean concerned = Descriptions.concerns(payloads, provider.getConfig(), bean);
        if (concerned) {
            written(bean, provider, properties);
        }
        for (int i = 0; i < properties.length; i++) {
            BeanPropertyWriter original = (BeanPropertyWriter) properties[i];
            boolean deprecated = original.getAnnotation(Deprecated.class) != null;
            if ((concerned || deprecated)
                    && !(original instanceof CountingWriter)
                    && !(original instanceof AnyGetterWriter)) {
                BeanDescription known = Dialect.describe(provider, provider.constructType(bean));
                BodyProperty described = Descriptions.of(
                                bean, original.getName(), original.getMember(), known, provider.getConfig())
                        .deprecated(deprecated);
                replace(i, described, properties, filtered);
            }
        }
    }

    private void written(Class<?> bean, SerializerProvider provider, Object[] properties) {
        BeanDescription known = Dialect.describe(provider, provider.constructType(bean));
        Set<String> names = Names.of(known, provider.getConfig());
        BeanDescription read = Dialect.describeForReading(provider.getConfig(), provider.constructType(bean));
        if (read != null) {
            names.addAll(Names.of(read, provider.getConfig()));
        }
        for (Object property : properties) {
            names.add(((BeanPropertyWriter) property).getName());
        }
        Names.special(payloads, bean, known, provider.getConfig(), false);
        payloads.bound(bean, names);
    }

    private void replace(int i, BodyProperty described, Object[] properties, Object @Nullable [] filtered) {
        BeanPropertyWriter original = (BeanPropertyWriter) properties[i];
        if (original.isUnwrapping()) {
            payloads.uncountable(described, UNWRAPPED);
            return;
        }
        OldProperty old = payloads.property(described);
        if (old == null) {
            return;
        }
        try {
            properties[i] = new CountingWriter(original, old);
            if (filtered != null && filtered[i] != null) {
                filtered[i] = new CountingWriter((BeanPropertyWriter) filtered[i], old);
            }
        } catch (RuntimeException | LinkageError e) {
            payloads.uncountable(described, NOT_REPLACED);
            throw e;
        }
    }
}
