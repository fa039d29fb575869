package dev.oldpath.hooks.gson;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** A class that Gson is learning on one thread. Not thread-safe. */
final class Binding {
    final Class<?> type;
    /** Null when nothing in the class is old. */
    final @Nullable GsonProperties properties;
    /** The class for one of whose fields Gson learns this one. */
    final @Nullable Binding outer;

    private @Nullable Object bound;
    private @Nullable Field field;
    private boolean written;
    private boolean read;

    Binding(Class<?> type, @Nullable GsonProperties properties, @Nullable Binding outer) {
        this.type = type;
        this.properties = properties;
        this.outer = outer;
    }

    /** Gson has made its {@code BoundField} for this field, and enters it under its names next. */
    void bound(Object boundField, Field of, boolean isWritten, boolean isRead) {
        bound = boundField;
        field = of;
        written = isWritten;
        read = isRead;
    }

    boolean hasBound() {
        return bound != null;
    }

    /** Gson has entered all fields. */
    void finished() {
        if (properties != null) {
            properties.finished();
        }
    }

    /** Gson enters this under a name. */
    void enter(String name, Object boundField) {
        Field of = field;
        if (boundField == bound && of != null && properties != null) {
            properties.add(name, of, written, read);
        }
    }
}
