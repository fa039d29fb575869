package dev.oldpath.hooks.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import dev.oldpath.hooks.jackson.ReadCount;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Counts when the property is in a body, then does what the property does that it wraps. Jackson sets it from the parser, or
 * with a value that it has read before it could make the object.
 */
@SuppressWarnings("deprecation") // getCurrentName: currentName came with 2.10
public final class CountingProperty extends SettableBeanProperty.Delegating implements Consumer<Object> {
    private final transient ReadCount count;

    /** Creates a property that counts and then lets {@code delegate} set the value. */
    public CountingProperty(SettableBeanProperty delegate, ReadCount count) {
        super(delegate);
        this.count = count;
    }

    @Override
    protected SettableBeanProperty withDelegate(SettableBeanProperty newDelegate) {
        return new CountingProperty(newDelegate, count);
    }

    /** Found by its name among the arguments of a constructor. */
    @Override
    public void accept(Object name) {
        count.count(name);
    }

    @Override
    public void deserializeAndSet(JsonParser p, DeserializationContext ctxt, Object instance) throws IOException {
        count.count(count.hasAliases() ? p.getCurrentName() : null);
        delegate.deserializeAndSet(p, ctxt, instance);
    }

    @Override
    public Object deserializeSetAndReturn(JsonParser p, DeserializationContext ctxt, Object instance)
            throws IOException {
        count.count(count.hasAliases() ? p.getCurrentName() : null);
        return delegate.deserializeSetAndReturn(p, ctxt, instance);
    }

    @Override
    public void set(Object instance, Object value) throws IOException {
        count.count(null);
        delegate.set(instance, value);
    }

    @Override
    public Object setAndReturn(Object instance, Object value) throws IOException {
        count.count(null);
        return delegate.setAndReturn(instance, value);
    }

    /** It came, and is left out because the view that is read hides it. */
    @Override
    public boolean visibleInView(Class<?> activeView) {
        boolean visible = delegate.visibleInView(activeView);
        if (!visible) {
            count.count(null);
        }
        return visible;
    }

    @Override
    public boolean isIgnorable() {
        return delegate.isIgnorable();
    }
}
