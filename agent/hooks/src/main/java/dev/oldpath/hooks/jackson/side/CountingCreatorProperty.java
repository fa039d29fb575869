package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import dev.oldpath.hooks.jackson.ReadCount;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * An argument of a constructor that counts when it comes. A subclass and not a wrapper, because Jackson asks for this
 * class when it meets the same constructor again.
 */
@SuppressWarnings("deprecation") // getCurrentName: currentName came with 2.10
final class CountingCreatorProperty extends CreatorProperty implements Consumer<Object> {
    private final transient ReadCount count;

    CountingCreatorProperty(CreatorProperty original, ReadCount count) {
        super(original, original.getFullName());
        this.count = count;
    }

    private CountingCreatorProperty(CountingCreatorProperty src, PropertyName name) {
        super(src, name);
        count = src.count;
    }

    private CountingCreatorProperty(
            CountingCreatorProperty src, JsonDeserializer<?> deserializer, NullValueProvider nulls) {
        super(src, deserializer, nulls);
        count = src.count;
    }

    @Override
    public SettableBeanProperty withName(PropertyName newName) {
        return new CountingCreatorProperty(this, newName);
    }

    @Override
    public SettableBeanProperty withValueDeserializer(JsonDeserializer<?> deserializer) {
        if (_valueDeserializer == deserializer) {
            return this;
        }
        // A deserializer that also defines the value for null still does.
        NullValueProvider nulls = _valueDeserializer == _nullProvider ? deserializer : _nullProvider;
        return new CountingCreatorProperty(this, deserializer, nulls);
    }

    @Override
    public SettableBeanProperty withNullProvider(NullValueProvider nulls) {
        return new CountingCreatorProperty(this, _valueDeserializer, nulls);
    }

    /** Found by its name among the arguments of the constructor. */
    @Override
    public void accept(Object name) {
        count.count(name);
    }

    /** It came again, after the object has been made, or for an object that was there before. */
    @Override
    public void deserializeAndSet(JsonParser p, DeserializationContext ctxt, Object instance) throws IOException {
        count.count(count.hasAliases() ? p.getCurrentName() : null);
        super.deserializeAndSet(p, ctxt, instance);
    }

    @Override
    public Object deserializeSetAndReturn(JsonParser p, DeserializationContext ctxt, Object instance)
            throws IOException {
        count.count(count.hasAliases() ? p.getCurrentName() : null);
        return super.deserializeSetAndReturn(p, ctxt, instance);
    }
}
