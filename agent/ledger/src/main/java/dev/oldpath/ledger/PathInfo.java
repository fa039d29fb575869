package dev.oldpath.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The description of an old path in a mark, without its id. Immutable.
 *
 * @see Builder
 */
public final class PathInfo {
    /** Nothing known. */
    public static final PathInfo NONE = new Builder().build();

    /** The {@link #scope} of what an annotation or a call of ours marks: the agent looks for those everywhere. */
    public static final String OLD_PATH = "@OldPath";

    /** The {@link #scope} of what only a rule finds. */
    public static final String RULE = "rule";

    private final @Nullable String scope;
    private final @Nullable String owner;
    private final @Nullable String since;
    private final @Nullable String removeAfter;
    private final @Nullable String replacement;
    private final @Nullable String confirmed;
    private final @Nullable Long quietSeconds;
    private final @Nullable String function;
    private final @Nullable String route;

    private PathInfo(Builder builder) {
        scope = builder.scope;
        owner = builder.owner;
        since = builder.since;
        removeAfter = builder.removeAfter;
        replacement = builder.replacement;
        confirmed = builder.confirmed;
        quietSeconds = builder.quietSeconds;
        function = builder.function;
        route = builder.route;
    }

    /**
     * What finds the path: {@link #OLD_PATH}, the entry of {@code oldpath.packages} that covers its class, or {@link
     * #RULE}; null when no mark is known.
     */
    public @Nullable String scope() {
        return scope;
    }

    /** Who decides about the removal. */
    public @Nullable String owner() {
        return owner;
    }

    /** The version in which the path became old. */
    public @Nullable String since() {
        return since;
    }

    /** The planned day of removal, ISO-8601. */
    public @Nullable String removeAfter() {
        return removeAfter;
    }

    /** What to use instead. */
    public @Nullable String replacement() {
        return replacement;
    }

    /** The day on which a person has confirmed that the rule names what is there, and that its uses are seen; ISO-8601. */
    public @Nullable String confirmed() {
        return confirmed;
    }

    /** How long the path has to stay unused, in seconds. */
    public @Nullable Long quietSeconds() {
        return quietSeconds;
    }

    /** Fully qualified method name without parameters, the attribute {@code code.function.name}. */
    public @Nullable String function() {
        return function;
    }

    /** The path pattern of an endpoint, the attribute {@code http.route}. */
    public @Nullable String route() {
        return route;
    }

    /** Returns this description, completed by {@code other} where a value is missing; of two scopes the narrower one. */
    public PathInfo or(PathInfo other) {
        Builder merged = new Builder();
        merged.scope = narrower(scope, other.scope);
        merged.owner = owner != null ? owner : other.owner;
        merged.since = since != null ? since : other.since;
        merged.removeAfter = removeAfter != null ? removeAfter : other.removeAfter;
        merged.replacement = replacement != null ? replacement : other.replacement;
        merged.confirmed = confirmed != null ? confirmed : other.confirmed;
        merged.quietSeconds = quietSeconds != null ? quietSeconds : other.quietSeconds;
        merged.function = function != null ? function : other.function;
        merged.route = route != null ? route : other.route;
        return merged.build();
    }

    /** Of two scopes, the one that fewer agents have: without it the other finds only a part of the path. */
    private static @Nullable String narrower(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.equals(RULE) || other.equals(OLD_PATH)
                ? one
                : other.equals(RULE) || one.equals(OLD_PATH) ? other : one;
    }

    /** Collects what is known; an empty or null string means not known. Not thread-safe. */
    public static final class Builder {
        private @Nullable String scope;
        private @Nullable String owner;
        private @Nullable String since;
        private @Nullable String removeAfter;
        private @Nullable String replacement;
        private @Nullable String confirmed;
        private @Nullable Long quietSeconds;
        private @Nullable String function;
        private @Nullable String route;

        /** Sets {@link PathInfo#scope}. */
        public Builder scope(@Nullable String value) {
            scope = known(value);
            return this;
        }

        /** Sets {@link PathInfo#owner}. */
        public Builder owner(@Nullable String value) {
            owner = known(value);
            return this;
        }

        /** Sets {@link PathInfo#since}. */
        public Builder since(@Nullable String value) {
            since = known(value);
            return this;
        }

        /** Sets {@link PathInfo#removeAfter}. */
        public Builder removeAfter(@Nullable String value) {
            removeAfter = known(value);
            return this;
        }

        /** Sets {@link PathInfo#replacement}. */
        public Builder replacement(@Nullable String value) {
            replacement = known(value);
            return this;
        }

        /** Sets {@link PathInfo#confirmed}. */
        public Builder confirmed(@Nullable String value) {
            confirmed = known(value);
            return this;
        }

        /** Sets {@link PathInfo#quietSeconds}. */
        public Builder quietSeconds(@Nullable Long value) {
            quietSeconds = value;
            return this;
        }

        /** Sets {@link PathInfo#function}. */
        public Builder function(@Nullable String value) {
            function = known(value);
            return this;
        }

        /** Sets {@link PathInfo#route}. */
        public Builder route(@Nullable String value) {
            route = known(value);
            return this;
        }

        /** Returns what has been collected. */
        public PathInfo build() {
            return new PathInfo(this);
        }

        private static @Nullable String known(@Nullable String value) {
            return value == null || value.isEmpty() ? null : value;
        }
    }
}
