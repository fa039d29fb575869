package dev.oldpath.hooks.jsonb;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.payload.Contents;
import dev.oldpath.hooks.payload.Payloads;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Notices classes with old properties that the application reads or writes by its own serializers, deserializers and adapters. */
final class OwnComponents {
    private static final PublicMethod COMPONENT = new PublicMethod("getComponentClass");
    private static final PublicMethod TO = new PublicMethod("getToType");

    private final Payloads payloads;

    OwnComponents(Payloads payloads) {
        this.payloads = payloads;
    }

    /** Yasson has looked for one. */
    void found(Optional<?> binding, Type type) {
        if (!binding.isPresent()) {
            return;
        }
        for (Class<?> each : Contents.of(type)) {
            if (payloads.concerns(each) && !isSeen(binding.get(), each)) {
                Class<?> component = (Class<?>) COMPONENT.call(binding.get());
                String name = component == null ? "a component" : component.getName();
                payloads.bypassed(each, "read or written by " + name);
            }
        }
    }

    /** Whether an adapter makes of it what counts by itself, or what has no properties. */
    private static boolean isSeen(Object binding, Class<?> type) {
        if (!TO.isOn(binding)) {
            return false;
        }
        Set<Class<?>> others = Contents.of((Type) TO.call(binding));
        for (Class<?> other : others) {
            if (other != Object.class && (other.isAssignableFrom(type) || type.isAssignableFrom(other))) {
                return true;
            }
        }
        for (Class<?> other : others) {
            boolean value =
                    other.isPrimitive() || other.isEnum() || other.getName().startsWith("java.");
            boolean names = Map.class.isAssignableFrom(other) || other == Object.class;
            if (!Collection.class.isAssignableFrom(other) && (!value || names)) {
                return false;
            }
        }
        return true;
    }
}
