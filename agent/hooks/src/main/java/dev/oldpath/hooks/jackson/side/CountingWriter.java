package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.util.NameTransformer;
import dev.oldpath.hooks.payload.OldProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets another property write, and counts if that has written. It may leave out a value that is null, empty or hidden by a
 * view; the generator shows whether it has.
 */
final class CountingWriter extends BeanPropertyWriter {
    private final BeanPropertyWriter delegate;
    private final transient OldProperty old;

    CountingWriter(BeanPropertyWriter delegate, OldProperty old) {
        super(delegate);
        this.delegate = delegate;
        this.old = old;
    }

    /** Returns a writer of the same old property that lets another one write. */
    static CountingWriter like(CountingWriter counting, BeanPropertyWriter another) {
        return new CountingWriter(another, counting.old);
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator gen, SerializerProvider prov) throws Exception {
        JsonStreamContext context = gen.getOutputContext();
        int entries = context.getEntryCount();
        String name = context.getCurrentName();
        try {
            delegate.serializeAsField(bean, gen, prov);
        } finally {
            if (context.getEntryCount() != entries || named(name, context)) {
                old.written();
            }
        }
    }

    /** Whether the property's name has been written; some formats do not count entries. */
    private boolean named(@Nullable String before, JsonStreamContext context) {
        String name = delegate.getName();
        return !Objects.equals(before, name) && name.equals(context.getCurrentName());
    }

    @Override
    public void serializeAsElement(Object bean, JsonGenerator gen, SerializerProvider prov) throws Exception {
        old.written();
        delegate.serializeAsElement(bean, gen, prov);
    }

    @Override
    public void serializeAsOmittedField(Object bean, JsonGenerator gen, SerializerProvider prov) throws Exception {
        delegate.serializeAsOmittedField(bean, gen, prov);
    }

    @Override
    public void serializeAsPlaceholder(Object bean, JsonGenerator gen, SerializerProvider prov) throws Exception {
        delegate.serializeAsPlaceholder(bean, gen, prov);
    }

    @Override
    public BeanPropertyWriter rename(NameTransformer transformer) {
        return like(this, delegate.rename(transformer));
    }

    @Override
    public void assignSerializer(JsonSerializer<Object> serializer) {
        delegate.assignSerializer(serializer);
    }

    @Override
    public void assignNullSerializer(JsonSerializer<Object> serializer) {
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
    public void depositSchemaProperty(JsonObjectFormatVisitor visitor, SerializerProvider provider)
            throws com.fasterxml.jackson.databind.JsonMappingException {
        delegate.depositSchemaProperty(visitor, provider);
    }
}
