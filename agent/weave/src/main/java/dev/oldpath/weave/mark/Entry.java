package dev.oldpath.weave.mark;

/** How the code of an old method counts when it is entered. */
public enum Entry {
    /** One use. */
    HIT,
    /** One use unless a caller has counted it. */
    UNLESS_COUNTED,
    /** One use, and the code that is called must not count it again. */
    PASSES_ON,
    /** Both. */
    BETWEEN
}
