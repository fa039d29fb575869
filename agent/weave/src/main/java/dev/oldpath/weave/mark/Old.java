package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.model.Code;

/** A member or branch of a class that is old, and its path. Immutable. */
public final class Old {
    private final Path path;
    private final String where;
    private final Counting counting;
    private final boolean overridable;
    private final Entry entry;
    private final Code code;

    Old(Path path, String where, Counting counting) {
        this(path, where, counting, false, Entry.HIT, Code.NONE);
    }

    /**
     * Creates it.
     *
     * @param entry how its code counts
     * @param code what that shows
     */
    Old(Path path, String where, Counting counting, boolean overridable, Entry entry, Code code) {
        this.path = path;
        this.where = where;
        this.counting = counting;
        this.overridable = overridable;
        this.entry = entry;
        this.code = code;
    }

    /** How its code counts. */
    public Entry entry() {
        return entry;
    }

    /** What its code shows. */
    public Code code() {
        return code;
    }

    /** Whether it is a method that a subtype may override. */
    boolean isOverridable() {
        return overridable;
    }

    /** The path to which its uses count. */
    public Path path() {
        return path;
    }

    /** Such as {@code com.acme.Orders#total()}. */
    public String where() {
        return where;
    }

    /** Where its uses are counted. */
    public Counting counting() {
        return counting;
    }

    void note(PathState state) {
        String reason = counting.reason();
        if (reason == null || state == PathState.FAILED) {
            path.note(where, state, null);
        } else {
            path.uncountable(where, reason);
        }
    }
}
