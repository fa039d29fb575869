package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.lang.reflect.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What woven Gson reports while it learns a class. Thread-safe. */
final class GsonCrossings {
    /** Gson has made a map for the fields of a class: the map, the class. */
    final PassingCrossing<Map<?, ?>, Class<?>, Object> names;
    /** Gson has bound a field: its {@code BoundField}; the field, whether it is written, whether it is read. */
    final Crossing<Object, Object[]> bound;
    /** Gson has entered all fields of a class. */
    final Crossing<Object, Object> finished;
    /** Gson has found an adapter, or null, for a {@code TypeToken}. */
    final Crossing<Object, Object> adapter;

    private final Payloads payloads;
    private final Health health;
    /** What the current thread is putting together; emptied when done, so that it pins no class. */
    private static final ThreadLocal<@Nullable Binding> BINDING = new ThreadLocal<>();

    GsonCrossings(Payloads payloads, Crossings crossings, Health health) {
        this.payloads = payloads;
        this.health = health;
        OwnAdapters ownAdapters = new OwnAdapters(payloads);
        names = new PassingCrossing<Map<?, ?>, Class<?>, Object>(crossings) {
            @Override
            protected Map<?, ?> passed(Map<?, ?> map, Class<?> type, @Nullable Object unused) {
                return names(map, type);
            }
        };
        bound = new Crossing<Object, Object[]>(crossings) {
            @Override
            protected void crossed(Object boundField, Object[] field) {
                current().bound(boundField, (Field) field[0], (Boolean) field[1], (Boolean) field[2]);
            }
        };
        finished = new Crossing<Object, Object>(crossings) {
            @Override
            protected void crossed(@Nullable Object unused, @Nullable Object alsoUnused) {
                finished();
            }
        };
        adapter = new Crossing<Object, Object>(crossings) {
            @Override
            protected void crossed(@Nullable Object found, Object typeToken) {
                if (found != null) {
                    ownAdapters.found(found, typeToken);
                }
            }
        };
    }

    private static Binding current() {
        Binding current = BINDING.get();
        if (current == null) {
            throw new IllegalStateException("a field of no class");
        }
        return current;
    }

    private Map<?, ?> names(Map<?, ?> plain, Class<?> type) {
        Binding outer = BINDING.get();
        Binding current = outer;
        // Two maps of one class follow each other: what is read and what is written.
        if (current == null || current.type != type || current.hasBound()) {
            current = new Binding(type, payloads.concerns(type) ? new GsonProperties(type, payloads) : null, outer);
            BINDING.set(current);
        }
        return current.properties == null ? plain : new GsonNames(current.properties, current, health);
    }

    private static void finished() {
        Binding current = current();
        if (current.outer == null) {
            BINDING.remove();
        } else {
            BINDING.set(current.outer);
        }
        current.finished();
    }
}
