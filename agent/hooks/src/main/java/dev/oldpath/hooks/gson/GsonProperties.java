package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.OldProperty;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Log;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The old properties of a class as one {@code Gson} maps it. Filled by one thread, then read by any. */
final class GsonProperties {
    private static final PublicMethod WRITES_NULLS = new PublicMethod("getSerializeNulls");

    private final Class<?> type;
    private final Payloads payloads;
    private final boolean hadMore;
    private final Set<String> names = new HashSet<>();
    private final Map<String, List<OldProperty>> read = new HashMap<>();
    private final List<Written> written = new ArrayList<>();
    private @Nullable Field lastField;
    private @Nullable BodyProperty lastProperty;

    /** An old property and the field whose value is written. */
    private static final class Written {
        final OldProperty property;
        final Field field;

        Written(OldProperty property, Field field) {
            this.property = property;
            this.field = field;
        }
    }

    GsonProperties(Class<?> type, Payloads payloads) {
        this.type = type;
        this.payloads = payloads;
        this.hadMore = payloads.hadMore(type);
    }

    /** Gson knows a field under this name; the first name of a field is its own, others are alternates. */
    void add(String name, Field field, boolean isWritten, boolean isRead) {
        names.add(name);
        BodyProperty property = lastProperty;
        boolean isFirst = property == null || !field.equals(lastField);
        if (property == null || isFirst) {
            property = property(name, field);
            lastProperty = property;
            lastField = field;
        }
        OldProperty old = payloads.property(property);
        if (isFirst && isWritten && old != null) {
            written.add(new Written(old, readable(field)));
        }
        if (isRead) {
            List<OldProperty> olds = new ArrayList<>(2);
            if (old != null) {
                olds.add(old);
            }
            OldProperty alternate = isFirst ? null : payloads.alias(property, name);
            if (alternate != null) {
                olds.add(alternate);
            }
            if (!olds.isEmpty()) {
                read.put(name, olds);
            }
        }
    }

    /** All names are known. */
    void finished() {
        payloads.bound(type, names);
    }

    private BodyProperty property(String name, Field field) {
        BodyProperty property = new BodyProperty(type, name);
        // A record is read through its constructor and written through its accessors.
        return isRecord(field.getDeclaringClass()) ? property.javaName(field.getName()) : property.member(field);
    }

    private static boolean isRecord(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.getName().equals("java.lang.Record");
    }

    void read(@Nullable Object name, @Nullable Object boundField) {
        if (boundField == null) {
            OldProperty gone = hadMore && name != null ? payloads.removed(type, (String) name) : null;
            if (gone != null) {
                gone.read();
            }
            return;
        }
        List<OldProperty> olds = read.get(name);
        if (olds != null) {
            for (int i = 0; i < olds.size(); i++) {
                olds.get(i).read();
            }
        }
    }

    void written(Object writer, @Nullable Object bean) {
        if (bean == null || written.isEmpty()) {
            return;
        }
        boolean nulls = Boolean.TRUE.equals(WRITES_NULLS.call(writer));
        for (int i = 0; i < written.size(); i++) {
            Written each = written.get(i);
            if (hasValue(each.field, bean, nulls)) {
                each.property.written();
            }
        }
    }

    /** Gson leaves out what is null unless configured otherwise, and an object that refers to itself. */
    private static boolean hasValue(Field field, Object bean, boolean nulls) {
        if (field.getType().isPrimitive()) {
            return true;
        }
        try {
            Object value = field.get(bean);
            return value == null ? nulls : value != bean;
        } catch (IllegalAccessException e) {
            return true; // rather one use too many than one too few
        }
    }

    /** Gson reads a record through its accessors, which may do anything; the field behind serves as well. */
    private static Field readable(Field field) {
        try {
            field.setAccessible(true);
        } catch (RuntimeException e) {
            Log.debug("cannot read " + field, e);
        }
        return field;
    }
}
