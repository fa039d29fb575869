package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import org.jspecify.annotations.Nullable;

/** A report of one thing; what the reflective call will refuse is none. Thread-safe. */
abstract class MemberCrossing<T> extends Crossing<T, Object> {
    MemberCrossing(Crossings crossings) {
        super(crossings);
    }

    @Override
    protected final void crossed(@Nullable T member, @Nullable Object second) {
        if (member != null) {
            reached(member);
        }
    }

    abstract void reached(T member);
}
