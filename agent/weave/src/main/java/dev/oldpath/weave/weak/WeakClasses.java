package dev.oldpath.weave.weak;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Something for every class, found in a few nanoseconds, as long as the class lives. Thread-safe.
 *
 * <p>Unlike {@link ClassValue} it leaves nothing in the class: what walks over an application's objects, to measure or to
 * copy them, gets from any object to its class and from there to all values.
 *
 * @param <V> must not refer to the class
 */
public abstract class WeakClasses<V> {
    private static final int RECENT = 256;

    private final WeakIdentities<Class<?>, V> all = new WeakIdentities<>();
    /** Read and written without order: an entry that another thread does not see yet is looked up. */
    private final @Nullable Recent<?>[] recent = new Recent<?>[RECENT];

    private static final class Recent<V> extends WeakReference<Class<?>> {
        final V value;

        Recent(Class<?> type, V value) {
            super(type);
            this.value = value;
        }
    }

    /** Makes what is there for a class. May be called more than once; the first result stays. */
    protected abstract V make(Class<?> type);

    /** Returns what is there for a class. */
    public final V get(Class<?> type) {
        int slot = System.identityHashCode(type) & (RECENT - 1);
        Recent<?> last = recent[slot];
        if (last != null && last.get() == type) {
            @SuppressWarnings("unchecked") // made below
            V value = (V) last.value;
            return value;
        }
        V value = all.get(type);
        value = value != null ? value : all.getOrAdd(type, make(type));
        recent[slot] = new Recent<>(type, value);
        return value;
    }
}
