package dev.oldpath.hooks.jackson3;

import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.OldProperty;
import dev.oldpath.hooks.payload.Payloads;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * The names that a deserializer ignores. It looks up here what it does not set; an old property among that, such as one
 * that is only written, counts. Thread-safe: nobody changes it.
 */
final class IgnoredNames extends HashSet<Object> implements Supplier<Set<?>> {
    private static final long serialVersionUID = 1;

    private final transient Map<String, Consumer<Object>> old;
    /** The same names; looking them up there does not count. */
    private final transient Set<Object> plain;

    private IgnoredNames(Collection<?> names, Map<String, Consumer<Object>> old) {
        super(names);
        this.old = old;
        plain = new HashSet<>(names);
    }

    /** Returns those of a deserializer, or what it has when none of them is old. */
    static @Nullable Object of(
            Payloads payloads,
            Class<?> bean,
            BeanDeserializerBase deserializer,
            BeanDescription known,
            MapperConfig<?> config,
            @Nullable Object ignorable) {
        Collection<?> names = ignorable == null ? Collections.emptySet() : (Collection<?>) ignorable;
        Map<String, Consumer<Object>> old = new HashMap<>();
        for (BeanPropertyDefinition each : known.findProperties()) {
            String name = each.getName();
            if ((!each.couldDeserialize() || names.contains(name))
                    && deserializer.findProperty(PropertyName.construct(name)) == null
                    && payloads.removed(bean, name) == null) { // which counts already
                AnnotatedMember getter = each.getAccessor();
                BodyProperty described = Descriptions.of(bean, name, getter, known, config)
                        .deprecated(getter != null && getter.hasAnnotation(Deprecated.class));
                OldProperty property = payloads.property(described);
                if (property != null) {
                    old.put(name, new Consumer<Object>() {
                        @Override
                        public void accept(Object unused) {
                            property.read();
                        }
                    });
                }
            }
        }
        return old.isEmpty() ? ignorable : new IgnoredNames(names, old);
    }

    /** Returns those of a copy which ignores other names: some may be properties of the original. */
    static @Nullable Object of(@Nullable Object ignorable, BeanDeserializerBase original, @Nullable Object before) {
        Collection<?> names = ignorable == null ? Collections.emptySet() : (Collection<?>) ignorable;
        Map<String, Consumer<Object>> old = new HashMap<>();
        if (before instanceof IgnoredNames) {
            old.putAll(((IgnoredNames) before).old);
        }
        for (Object name : names) {
            SettableBeanProperty property = original.findProperty(PropertyName.construct((String) name));
            if (property instanceof CountingProperty) {
                old.put((String) name, (CountingProperty) property);
            }
        }
        return old.isEmpty() ? ignorable : new IgnoredNames(names, old);
    }

    @Override
    public boolean contains(@Nullable Object name) {
        Consumer<Object> property = old.get(name);
        if (property != null) {
            property.accept(String.valueOf(name));
        }
        return super.contains(name);
    }

    @Override
    public Set<?> get() {
        return plain;
    }

    private Object writeReplace() {
        return plain;
    }
}
