package dev.oldpath.hooks.jsonb;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.OldProperty;
import dev.oldpath.hooks.payload.Payloads;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The old properties of a class as one {@code Jsonb} maps it. Filled by one thread, then read by any. */
final class YassonProperties {
    private static final PublicMethod TYPE = new PublicMethod("getType");
    private static final PublicMethod PROPERTIES = new PublicMethod("getSortedProperties");
    private static final PublicMethod READ_NAME = new PublicMethod("getReadName");
    private static final PublicMethod WRITE_NAME = new PublicMethod("getWriteName");
    private static final PublicMethod JAVA_NAME = new PublicMethod("getPropertyName");
    private static final PublicMethod FIELD = new PublicMethod("getField");
    private static final PublicMethod GETTER = new PublicMethod("getGetter");
    private static final PublicMethod SETTER = new PublicMethod("getSetter");
    private static final PublicMethod CUSTOMIZATION = new PublicMethod("getClassCustomization");
    private static final PublicMethod CREATOR = new PublicMethod("getCreator");
    private static final PublicMethod PARAMETERS = new PublicMethod("getParams");
    private static final PublicMethod NAME = new PublicMethod("getName");
    private static final PublicMethod WRITABLE = new PublicMethod("isWritable");

    private final Class<?> type;
    private final Object[] models;
    private final boolean reads;
    private final Payloads payloads;
    private final boolean hadMore;
    private final Map<String, OldProperty> old = new HashMap<>();

    private YassonProperties(Class<?> type, Object[] models, boolean reads, Payloads payloads) {
        this.type = type;
        this.models = models;
        this.reads = reads;
        this.payloads = payloads;
        this.hadMore = reads && payloads.hadMore(type);
    }

    /** Returns those of the class that a {@code ClassModel} describes; null when nothing in it is old. */
    static @Nullable YassonProperties of(Object classModel, boolean reads, Payloads payloads) {
        Class<?> type = (Class<?>) TYPE.call(classModel);
        if (type == null || !payloads.concerns(type)) {
            return null;
        }
        Object[] models = (Object[]) PROPERTIES.call(classModel);
        YassonProperties properties =
                new YassonProperties(type, models == null ? new Object[0] : models, reads, payloads);
        payloads.bound(type, properties.names(classModel));
        return properties;
    }

    private Set<String> names(Object classModel) {
        Set<String> names = new HashSet<>();
        for (Object model : models) {
            names.add(String.valueOf(READ_NAME.call(model)));
            names.add(String.valueOf(WRITE_NAME.call(model)));
        }
        Object customization = CUSTOMIZATION.call(classModel);
        Object creator = customization == null ? null : CREATOR.call(customization);
        Object[] parameters = creator == null ? null : (Object[]) PARAMETERS.call(creator);
        if (parameters != null) {
            for (Object parameter : parameters) {
                names.add(String.valueOf(NAME.call(parameter)));
            }
        }
        return names;
    }

    /** Yasson enters a property under this name, in lower case if it does not care about the case. */
    void add(String name) {
        BodyProperty property = new BodyProperty(type, name);
        OldProperty other = null;
        for (Object model : models) {
            String written = String.valueOf(WRITE_NAME.call(model));
            String read = String.valueOf(READ_NAME.call(model));
            if (name.equalsIgnoreCase(reads ? read : written)) {
                property = property(model, read);
                other = read.equals(written) || reads ? null : payloads.alias(property, written);
            }
        }
        OldProperty found = payloads.property(property);
        if (found == null) {
            found = other;
        }
        if (found != null) {
            old.put(name, found);
        }
    }

    private BodyProperty property(Object model, String name) {
        BodyProperty property = new BodyProperty(type, name).javaName((String) JAVA_NAME.call(model));
        Member getter = (Member) GETTER.call(model);
        Member setter = (Member) SETTER.call(model);
        Member field = (Field) FIELD.call(model);
        // A field behind an accessor is used by that, one behind a constructor by nobody.
        boolean direct = (reads ? setter == null && Boolean.TRUE.equals(WRITABLE.call(model)) : getter == null);
        return property.member(direct ? field : null).member(getter).member(setter);
    }

    boolean isOld(String name) {
        return old.containsKey(name);
    }

    void read(@Nullable Object name) {
        OldProperty found = old.get(name);
        if (found != null) {
            found.read();
        }
    }

    void written(String name) {
        OldProperty found = old.get(name);
        if (found != null) {
            found.written();
        }
    }

    void unknown(@Nullable Object name) {
        OldProperty gone = hadMore && name != null ? payloads.removed(type, (String) name) : null;
        if (gone != null) {
            gone.read();
        }
    }
}
