package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.oldpath.hooks.jackson.IgnoredNames;
import dev.oldpath.hooks.jackson2.CountingProperty;
import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.OldProperty;
import dev.oldpath.hooks.payload.Payloads;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds old properties among the names that a deserializer ignores. */
final class Ignored {
    private Ignored() {}

    /** Returns the set for a deserializer: what it has when none of them is old. */
    static @Nullable Object names(
            Payloads payloads,
            Class<?> bean,
            BeanDeserializerBase deserializer,
            BeanDescription known,
            MapperConfig<?> config,
            @Nullable Object ignorable) {
        Collection<?> names = IgnoredNames.names(ignorable);
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
        return IgnoredNames.of(ignorable, old);
    }

    /** Returns the set for a copy which ignores other names: some may be properties of the original. */
    static @Nullable Object names(@Nullable Object ignorable, BeanDeserializerBase original, @Nullable Object before) {
        Map<String, Consumer<Object>> old = IgnoredNames.old(before);
        for (Object name : IgnoredNames.names(ignorable)) {
            SettableBeanProperty property = original.findProperty(PropertyName.construct((String) name));
            if (property instanceof CountingProperty) {
                old.put((String) name, (CountingProperty) property);
            }
        }
        return IgnoredNames.of(ignorable, old);
    }
}
