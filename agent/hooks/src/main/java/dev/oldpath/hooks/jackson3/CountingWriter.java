package dev.oldpath.hooks.jackson3;

import dev.oldpath.hooks.payload.OldProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.util.NameTransformer;

/**
 * A property that counts when it has been written, and otherwise does what the one behind it does. Whether it has been
 * written, and not left out as null, empty or hidden by a view, shows in the generator.
 */
final class CountingWriter extends BeanPropertyWriter {
    private final BeanPropertyWriter delegate;
    private final transient OldProperty old;

    CountingWriter(BeanPropertyWriter delegate, OldProperty old) {
        super(delegate);
        this.delegate = delegate;
        this.old = old;
    }

    @Override
    public void serializeAsProperty(Object bean, JsonGenerator gen, SerializationContext prov) throws Exception {
        TokenStreamContext context = gen.streamWriteContext();
        int entries = context.getEntryCount();
        String name = context.currentName();
        try {
            delegate.serializeAsProperty(bean, gen, prov);
        } finally {
            if (context.getEntryCount() != entries || named(name, context)) {
                old.written();
            }
        }
    }

    /** Whether the property's name has been written; some formats do not count entries. */
    private boolean named(@Nullable String before, TokenStreamContext context) {
        String name = delegate.getName();
        return !Objects.equals(before, name) && name.equals(context.currentName());
    }

    @Override
    public void serializeAsElement(Object bean, JsonGenerator gen, SerializationContext prov) throws Exception {
        old.written();
        delegate.serializeAsElement(bean, gen, prov);
    }

    @Override
    public void serializeAsOmittedProperty(Object bean, JsonGenerator gen, SerializationContext prov) throws Exception {
        delegate.serializeAsOmittedProperty(bean, gen, prov);
    }

    @Override
    public void serializeAsOmittedElement(Object bean, JsonGenerator gen, SerializationContext prov) throws Exception {
        delegate.serializeAsOmittedElement(bean, gen, prov);
    }

    @Override
    public BeanPropertyWriter rename(NameTransformer transformer) {
        return new CountingWriter(delegate.rename(transformer), old);
    }

    @Override
    public void assignSerializer(ValueSerializer<Object> serializer) {
        delegate.assignSerializer(serializer);
    }

    @Override
    public void assignNullSerializer(ValueSerializer<Object> serializer) {
        delegate.assignNullSerializer(serializer);
    }

    @Override
    public void assignTypeSerializer(TypeSerializer serializer) {
        delegate.assignTypeSerializer(serializer);
    }

    @Override
    public void setNonTrivialBaseType(JavaType type) {
        delegate.setNonTrivialBaseType(type);
    }

    @Override
    public void fixAccess(SerializationConfig config) {
        delegate.fixAccess(config);
    }

    @Override
    public void depositSchemaProperty(JsonObjectFormatVisitor visitor, SerializationContext provider) {
        delegate.depositSchemaProperty(visitor, provider);
    }
}
