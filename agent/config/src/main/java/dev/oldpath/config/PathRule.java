package dev.oldpath.config;

import org.jspecify.annotations.Nullable;

/** One entry of {@code paths:}: marks something as old without a change to its code. Immutable. */
public final class PathRule {
    /** What the rule names; the key of its first line. */
    public enum Kind {
        METHOD,
        FIELD,
        ENDPOINT,
        PAYLOAD,
        MESSAGE
    }

    private final Kind kind;
    private final String pattern;
    private final String place;
    private final @Nullable String id;
    private final @Nullable String owner;
    private final @Nullable String since;
    private final @Nullable String removeAfter;
    private final @Nullable String replacement;
    private final @Nullable Long quietSeconds;
    private final boolean removed;

    public PathRule(
            Kind kind,
            String pattern,
            String place,
            @Nullable String id,
            @Nullable String owner,
            @Nullable String since,
            @Nullable String removeAfter,
            @Nullable String replacement,
            @Nullable Long quietSeconds,
            boolean removed) {
        this.kind = kind;
        this.pattern = pattern;
        this.place = place;
        this.id = id;
        this.owner = owner;
        this.since = since;
        this.removeAfter = removeAfter;
        this.replacement = replacement;
        this.quietSeconds = quietSeconds;
        this.removed = removed;
    }

    /** What the rule names. */
    public Kind kind() {
        return kind;
    }

    /** What the rule says it is, such as {@code com.acme.Pricing#legacy*} or {@code GET /v1/orders/**}; valid. */
    public String pattern() {
        return pattern;
    }

    /** Where the rule stands, such as {@code oldpath.yaml:12}. */
    public String place() {
        return place;
    }

    /** The id given, if any. */
    public @Nullable String id() {
        return id;
    }

    /** Who decides about the removal. */
    public @Nullable String owner() {
        return owner;
    }

    /** The version in which the path became old. */
    public @Nullable String since() {
        return since;
    }

    /** The planned day of removal, ISO-8601; valid. */
    public @Nullable String removeAfter() {
        return removeAfter;
    }

    /** What to use instead. */
    public @Nullable String replacement() {
        return replacement;
    }

    /** How long the path has to stay unused, in seconds. */
    public @Nullable Long quietSeconds() {
        return quietSeconds;
    }

    /** Whether what it names is gone from the code, yet may still be sent. */
    public boolean removed() {
        return removed;
    }
}
