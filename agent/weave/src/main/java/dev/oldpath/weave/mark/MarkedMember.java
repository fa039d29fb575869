package dev.oldpath.weave.mark;

import dev.oldpath.ledger.PathInfo;
import org.jspecify.annotations.Nullable;

/** A marked field or method of a loaded class. Immutable. */
public final class MarkedMember {
    private final @Nullable String id;
    private final PathInfo info;

    MarkedMember(@Nullable String id, PathInfo info) {
        this.id = id;
        this.info = info;
    }

    /** The id that the mark gives, if it gives one. */
    public @Nullable String id() {
        return id;
    }

    /** What the mark has besides its id. */
    public PathInfo info() {
        return info;
    }
}
