package dev.oldpath.weave.mark;

import org.jspecify.annotations.Nullable;

/** Where the uses of something marked are counted. */
public enum Counting {
    /** In the code that carries the mark. */
    INSIDE(null),
    /** Where it is used: it has no code. */
    AT_SITES(null),
    /** Where it is used, but compilers put its value in the place of most uses (JLS 13.4.9). */
    INLINED("inlined by the compiler"),
    /** In its code, which the compiler copies to where it is called. */
    COPIED("an inline function, which the compiler copies into its callers"),
    /** In its code, of which nothing tells any more whether the compiler copies it. */
    UNTOLD(
            "perhaps an inline function, which the compiler copies into its callers: a shrinker has removed what would tell"),
    /** In its code, but the compiler puts the constant that it returns in the place of most calls. */
    CONSTANT("a constant that is inlined by the compiler"),
    /** Nowhere: annotations are data. */
    NOWHERE("an element of an annotation");

    private final @Nullable String reason;

    Counting(@Nullable String reason) {
        this.reason = reason;
    }

    /** Why uses are not counted; null when they are. */
    @Nullable
    String reason() {
        return reason;
    }

    boolean isInside() {
        return this == INSIDE || this == COPIED || this == UNTOLD || this == CONSTANT;
    }

    boolean isAtSites() {
        return this == AT_SITES || this == INLINED;
    }
}
