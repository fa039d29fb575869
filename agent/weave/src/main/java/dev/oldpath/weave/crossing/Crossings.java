package dev.oldpath.weave.crossing;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Gives crossings their numbers and finds the receiver of a call by it. Thread-safe. What a receiver throws goes on to
 * the caller.
 */
public final class Crossings {
    /** What woven code can call by its number: in one way, and it refuses the others. */
    abstract static class Receiver {
        private final int number;

        Receiver(Crossings crossings) {
            number = crossings.add(this);
        }

        /** Returns the number that {@code $OldPath} is called with; it never changes. */
        public final int number() {
            return number;
        }

        int enter(@Nullable Object a, @Nullable Object b) {
            throw refused();
        }

        void cross(@Nullable Object a, @Nullable Object b) {
            throw refused();
        }

        @Nullable
        Object pass(@Nullable Object value, @Nullable Object a, @Nullable Object b) {
            throw refused();
        }

        private ClassCastException refused() {
            return new ClassCastException(getClass().getName() + " is called in another way");
        }
    }

    private volatile Receiver[] receivers = new Receiver[64];
    private int count;

    /** Creates a table without crossings. */
    public Crossings() {}

    /**
     * Keeps crossings that are made when they are first needed, and returns those that are kept. Without a lock, which nobody may
     * hold while classes load: of two that are made at the same time, one is used.
     */
    public static <T> T keepFirst(AtomicReference<@Nullable T> kept, T made) {
        return kept.compareAndSet(null, made) ? made : Objects.requireNonNull(kept.get());
    }

    private synchronized int add(Receiver receiver) {
        Receiver[] all = receivers;
        if (count == all.length) {
            all = Arrays.copyOf(all, 2 * count);
        }
        all[count] = receiver;
        receivers = all; // last, so that a reader of the number finds the receiver
        return count++;
    }

    /** Woven code has called {@code $OldPath.enter}. */
    public int enter(@Nullable Object a, @Nullable Object b, int number) {
        return receivers[number].enter(a, b);
    }

    /** Woven code has called {@code $OldPath.crossed} or {@code $OldPath.missed}. */
    public void crossed(@Nullable Object a, @Nullable Object b, int number) {
        receivers[number].cross(a, b);
    }

    /** Woven code has called {@code $OldPath.passed}. */
    public @Nullable Object passed(@Nullable Object value, @Nullable Object a, @Nullable Object b, int number) {
        return receivers[number].pass(value, a, b);
    }
}
