package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import dev.oldpath.hooks.jackson2.Dialect;
import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.OldProperty;
import dev.oldpath.hooks.payload.Payloads;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces old properties in writers by ones that count. Thread-safe. */
final class CountingWriters {
    private final Payloads payloads;

    CountingWriters(Payloads payloads) {
        this.payloads = payloads;
    }

    /** Jackson has put a writer together: replaces its old properties. */
    void writing(BeanSerializerBase serializer, SerializerProvider provider, Object[] properties) {
        Class<?> bean = serializer.handledType();
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
                replace(i, described, properties);
            }
        }
    }

    /** Replaces what views show of properties that count. */
    static void filtered(@Nullable Object[] filtered, Object[] properties) {
        for (int i = 0; i < filtered.length; i++) {
            Object shown = filtered[i];
            if (properties[i] instanceof CountingWriter && shown != null && !(shown instanceof CountingWriter)) {
                filtered[i] = CountingWriter.like((CountingWriter) properties[i], (BeanPropertyWriter) shown);
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

    private void replace(int i, BodyProperty described, Object[] properties) {
        BeanPropertyWriter original = (BeanPropertyWriter) properties[i];
        if (original.isUnwrapping()) {
            payloads.uncountable(described, Descriptions.UNWRAPPED);
            return;
        }
        OldProperty old = payloads.property(described);
        if (old == null) {
            return;
        }
        try {
            properties[i] = new CountingWriter(original, old);
        } catch (RuntimeException | LinkageError e) {
            payloads.uncountable(described, Descriptions.NOT_REPLACED);
            throw e;
        }
    }
}
