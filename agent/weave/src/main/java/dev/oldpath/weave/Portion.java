package dev.oldpath.weave;

import org.jspecify.annotations.Nullable;

/** What there is room for in a method, which has 64 KiB (JVMS 4.7.3). */
enum Portion {
    /** All that is to be woven. */
    ALL,
    /** The counting of marks and uses, which are first. */
    COUNTING,
    /** The reports of reflective calls. */
    REFLECTION,
    /** Nothing. */
    NOTHING;

    boolean counts() {
        return this == ALL || this == COUNTING;
    }

    boolean reflects() {
        return this == ALL || this == REFLECTION;
    }

    /**
     * What to try when there is no room for this; null when nothing is left.
     *
     * @param reflects whether there is anything to report of reflective calls
     */
    @Nullable
    Portion less(boolean reflects) {
        switch (this) {
            case ALL:
                return reflects ? COUNTING : NOTHING;
            case COUNTING:
                return REFLECTION;
            case REFLECTION:
                return NOTHING;
            default:
                return null;
        }
    }
}
