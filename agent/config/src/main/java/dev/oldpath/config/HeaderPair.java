package dev.oldpath.config;

import org.jspecify.annotations.Nullable;

/** The names of two request headers that carry a client's name and version. Immutable. */
public final class HeaderPair {
    private final String name;
    private final @Nullable String version;

    /** Creates a pair; without a version header the version stays unknown. */
    public HeaderPair(String name, @Nullable String version) {
        this.name = name;
        this.version = version;
    }

    /** The header with the client's name. */
    public String name() {
        return name;
    }

    /** The header with the client's version. */
    public @Nullable String version() {
        return version;
    }
}
