package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import org.jspecify.annotations.Nullable;

/** A report without operands. Thread-safe. */
abstract class EventCrossing extends Crossing<Object, Object> {
    EventCrossing(Crossings crossings) {
        super(crossings);
    }

    @Override
    protected final void crossed(@Nullable Object first, @Nullable Object second) {
        happened();
    }

    abstract void happened();
}
