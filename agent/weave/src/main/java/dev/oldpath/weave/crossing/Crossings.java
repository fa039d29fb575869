package dev.oldpath.weave.crossing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives crossings their numbers and finds the receiver of a call by it. Thread-safe. What a receiver throws goes on to
 * the caller.
 */
public final class Crossings {
    private volatile Numbered[] receivers = new Numbered[64];
    private int count;

    /** Creates a table without crossings. */
    public Crossings() {}

    synchronized int add(Numbered receiver) {
        Numbered[] all = receivers;
        if (count == all.length) {
            all = Arrays.copyOf(all, 2 * count);
        }
        all[count] = receiver;
        receivers = all; // last, so that whoever reads the number finds the receiver
        return count++;
    }

    /** Woven code has called {@code $OldPath.enter}. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the receiver casts, and says which may be null
    public int entered(@Nullable Object a, @Nullable Object b, int number) {
        return ((Entrance<Object, Object>) receivers[number]).entered(a, b);
    }

    /** Woven code has called {@code $OldPath.crossed} or {@code $OldPath.missed}. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the receiver casts, and says which may be null
    public void crossed(@Nullable Object a, @Nullable Object b, int number) {
        ((Crossing<Object, Object>) receivers[number]).crossed(a, b);
    }

    /** Woven code has called {@code $OldPath.passed}. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the receiver casts, and says which may be null
    public @Nullable Object passed(@Nullable Object value, @Nullable Object a, @Nullable Object b, int number) {
        return ((PassingCrossing<Object, Object, Object>) receivers[number]).passed(value, a, b);
    }
}
