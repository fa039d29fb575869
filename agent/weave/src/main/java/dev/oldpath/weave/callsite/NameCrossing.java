package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import org.jspecify.annotations.Nullable;

/** A report of a name that is looked up in something. Thread-safe. */
abstract class NameCrossing<T> extends Crossing<T, String> {
    NameCrossing(Crossings crossings) {
        super(crossings);
    }

    @Override
    protected final void crossed(@Nullable T in, @Nullable String name) {
        if (in != null && name != null) {
            reached(in, name);
        }
    }

    abstract void reached(T in, String name);
}
