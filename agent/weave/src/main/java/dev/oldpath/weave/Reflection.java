package dev.oldpath.weave;

/** Counts old members that are used by reflection. Thread-safe. */
public final class Reflection {
    /**
     * A member is about to be used by the current thread.
     *
     * @param member a {@code java.lang.reflect.Field} or {@code Method}
     * @param how as in {@code $OldPath.reflected}
     */
    public void used(Object member, int how) {}
}
