package dev.oldpath.config;

import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code clients:}: a request whose header has this value comes from this client. Immutable.
 */
public final class ClientRule {
    private final String name;
    private final @Nullable String version;
    private final String header;
    private final String equals;

    public ClientRule(String name, @Nullable String version, String header, String equals) {
        this.name = name;
        this.version = version;
        this.header = header;
        this.equals = equals;
    }

    /** The client's name. */
    public String name() {
        return name;
    }

    /** The client's version, if the rule knows it. */
    public @Nullable String version() {
        return version;
    }

    /** The header that identifies the client. */
    public String header() {
        return header;
    }

    /** The value that it must have; a trailing {@code *} matches any end. */
    public String value() {
        return equals;
    }
}
