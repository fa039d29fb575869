package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What woven Gson reports. Thread-safe. */
final class GsonCrossings {
    /** Gson has made a map for the fields of a class: the map, the class. */
    final PassingCrossing<Map<?, ?>, Class<?>, Object> names;
    /** Gson has bound a field: its {@code BoundField}; the arguments, of which the second flag is true if it is read. */
    final Crossing<Object, Object[]> bound;
    /** The same for a version whose map holds only those that are read. */
    final Crossing<Object, Object[]> boundAndRead;
    /** Gson has entered all fields of a class, or has found that it is an interface: the class. */
    final Crossing<Class<?>, Object> finished;
    /** Gson has written an object: the names of its class, the writer, the object. */
    final PassingCrossing<BiConsumer<Object, Object>, Object, Object> written;
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
        bound = new Bound(crossings, false);
        boundAndRead = new Bound(crossings, true);
        finished = new Crossing<Class<?>, Object>(crossings) {
            @Override
            protected void crossed(Class<?> type, @Nullable Object unused) {
                finished(type);
            }
        };
        written = new PassingCrossing<BiConsumer<Object, Object>, Object, Object>(crossings) {
            @Override
            protected BiConsumer<Object, Object> passed(
                    BiConsumer<Object, Object> counting, Object writer, @Nullable Object bean) {
                counting.accept(writer, bean);
                return counting;
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

    private static final class Bound extends Crossing<Object, Object[]> {
        private final boolean readsAll;

        Bound(Crossings crossings, boolean readsAll) {
            super(crossings);
            this.readsAll = readsAll;
        }

        @Override
        protected void crossed(Object boundField, Object[] arguments) {
            Binding current = BINDING.get();
            if (current == null) {
                throw new IllegalStateException("Gson has bound a field outside of a class");
            }
            Field field = null;
            List<Boolean> flags = new ArrayList<>();
            for (Object argument : arguments) {
                if (argument instanceof Field) {
                    field = (Field) argument;
                } else if (argument instanceof Boolean) {
                    flags.add((Boolean) argument);
                }
            }
            if (field == null) {
                throw new IllegalStateException("Gson has bound a field that is not among the arguments");
            }
            current.bound(boundField, field, flags.get(0), readsAll || flags.get(1));
        }
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

    private static void finished(Class<?> type) {
        Binding current = BINDING.get();
        if (current == null || current.type != type) {
            return; // an interface, for which Gson has made no map
        }
        if (current.outer == null) {
            BINDING.remove();
        } else {
            BINDING.set(current.outer);
        }
        current.finished();
    }
}
