package dev.oldpath.config;

import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import org.jspecify.annotations.Nullable;

/** One entry of {@code paths:}: marks something as old without a change to its code. Immutable. */
public final class PathRule {
    private final PathKind kind;
    private final String pattern;
    private final String place;
    private final @Nullable String id;
    private final PathInfo info;
    private final boolean removed;

    public PathRule(PathKind kind, String pattern, String place, @Nullable String id, PathInfo info, boolean removed) {
        this.kind = kind;
        this.pattern = pattern;
        this.place = place;
        this.id = id;
        this.info = info;
        this.removed = removed;
    }

    /** What the rule names; the key of its first line. Never a branch. */
    public PathKind kind() {
        return kind;
    }

    /** What is old, such as {@code com.acme.Pricing#legacy*} or {@code GET /v1/orders/**}; valid. */
    public String pattern() {
        return pattern;
    }

    /** Where the rule is, such as {@code oldpath.yaml:12}. */
    public String place() {
        return place;
    }

    /** The id given, if any. */
    public @Nullable String id() {
        return id;
    }

    /** The description of the path, without its id; valid. */
    public PathInfo info() {
        return info;
    }

    /** Whether what it names is gone from the code, yet may still be sent. */
    public boolean removed() {
        return removed;
    }
}
