package dev.oldpath.weave.weak;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Something for every object, as long as that lives. Thread-safe; asks the objects for nothing, not even whether they are
 * equal.
 *
 * @param <K> null is a key like any other
 * @param <V> must not refer to the key
 */
class WeakIdentities<K, V> {
    private final ConcurrentMap<Key<K>, V> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<K> gone = new ReferenceQueue<>();

    private static final class Key<K> extends WeakReference<K> {
        private final int hash;

        Key(@Nullable K object, @Nullable ReferenceQueue<K> gone) {
            super(object, gone);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Key && hash == ((Key<?>) other).hash && get() == ((Key<?>) other).get());
        }
    }

    /** Returns what is there for an object; null when nothing is. */
    @Nullable
    public final V get(@Nullable K object) {
        return values.get(new Key<>(object, null));
    }

    /** Returns what is there for an object: what has been, or else {@code fresh}. */
    public final V getOrAdd(@Nullable K object, V fresh) {
        for (Reference<?> dead = gone.poll(); dead != null; dead = gone.poll()) {
            values.remove((Key<?>) dead);
        }
        V before = values.putIfAbsent(new Key<>(object, gone), fresh);
        return before != null ? before : fresh;
    }

    /** Shows everything whose object still lives. */
    public final void each(Visitor<? super K, V> visitor) {
        for (Map.Entry<Key<K>, V> entry : values.entrySet()) {
            K object = entry.getKey().get();
            if (object != null) {
                visitor.visit(object, entry.getValue());
            }
        }
    }

    /** Looks at what is there for an object. */
    public interface Visitor<K, V> {
        /** Takes the object and what is there for it. */
        void visit(K object, V value);
    }

    /** Returns everything. */
    public final Collection<V> all() {
        return values.values();
    }
}
