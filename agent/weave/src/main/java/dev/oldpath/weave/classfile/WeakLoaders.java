package dev.oldpath.weave.classfile;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Something for every class loader, as long as that lives. Thread-safe; asks loaders for nothing, not even whether they
 * are equal.
 *
 * @param <V> must not refer to the loader
 */
public final class WeakLoaders<V> {
    private final ConcurrentMap<Key, V> byLoader = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    private static final class Key extends WeakReference<ClassLoader> {
        private final int hash;

        Key(@Nullable ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> gone) {
            super(loader, gone);
            this.hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Key && hash == ((Key) other).hash && get() == ((Key) other).get());
        }
    }

    @Nullable
    public V get(@Nullable ClassLoader loader) {
        return byLoader.get(new Key(loader, null));
    }

    /** Returns what is there for a loader: what has been, or else {@code fresh}. */
    public V getOrAdd(@Nullable ClassLoader loader, V fresh) {
        for (Reference<?> dead = gone.poll(); dead != null; dead = gone.poll()) {
            byLoader.remove((Key) dead);
        }
        V before = byLoader.putIfAbsent(new Key(loader, gone), fresh);
        return before != null ? before : fresh;
    }

    /** Shows everything whose loader still lives. */
    public void each(Visitor<V> visitor) {
        for (Map.Entry<Key, V> entry : byLoader.entrySet()) {
            ClassLoader loader = entry.getKey().get();
            if (loader != null) {
                visitor.visit(loader, entry.getValue());
            }
        }
    }

    /** Looks at what is there for a loader. */
    public interface Visitor<V> {
        void visit(ClassLoader loader, V value);
    }

    public Collection<V> all() {
        return byLoader.values();
    }
}
