package dev.oldpath.ledger;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who caused a use, over the wire. Immutable; the values are safe to export. */
public final class Client {
    /** Name and version in the zero of a path without uses. */
    public static final String NONE = "_none";

    private static final String UNKNOWN_VALUE = "_unknown";
    private static final String OTHER_VALUE = "_other";

    /** A client that nothing identifies. */
    public static final Client UNKNOWN = new Client(UNKNOWN_VALUE, UNKNOWN_VALUE, ClientSource.UNKNOWN);

    /** Those beyond the number of clients that keep their names. */
    public static final Client OTHER = new Client(OTHER_VALUE, OTHER_VALUE, ClientSource.UNKNOWN);

    private static final int MAX_LENGTH = 64;

    private final String name;
    private final String version;
    private final ClientSource source;

    private Client(String name, String version, ClientSource source) {
        this.name = name;
        this.version = version;
        this.source = source;
    }

    /**
     * Returns the client with these values made safe: at most 64 characters of {@code [A-Za-z0-9._+/@ -]}, any other
     * character replaced by an underscore.
     *
     * @param name from outside; blank means that we do not know
     * @param version from outside; blank or null means that we do not know
     */
    public static Client of(@Nullable String name, @Nullable String version, ClientSource source) {
        String safeName = safe(name);
        if (safeName == null) {
            return UNKNOWN;
        }
        String safeVersion = safe(version);
        return new Client(safeName, safeVersion == null ? UNKNOWN_VALUE : safeVersion, source);
    }

    private static @Nullable String safe(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String trimmed = value.trim();
        if (trimmed.isEmpty()) {
            return null;
        }
        char[] chars = new char[Math.min(trimmed.length(), MAX_LENGTH)];
        for (int i = 0; i < chars.length; i++) {
            char c = trimmed.charAt(i);
            chars[i] = allowed(c) ? c : '_';
        }
        String safe = new String(chars).trim();
        // No name from outside may equal one of our own values.
        return isReserved(safe) ? '-' + safe.substring(1) : safe;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._+/@ -".indexOf(c) >= 0;
    }

    private static boolean isReserved(String value) {
        return value.equals(UNKNOWN_VALUE) || value.equals(OTHER_VALUE) || value.equals(NONE);
    }

    /** The name; {@code _unknown} when nothing identifies the client. */
    public String name() {
        return name;
    }

    /** The version; {@code _unknown} when nothing gives it. */
    public String version() {
        return version;
    }

    /** What identified the client. */
    public ClientSource source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        if (!(o instanceof Client)) {
            return false;
        }
        Client other = (Client) o;
        return name.equals(other.name) && version.equals(other.version) && source == other.source;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version, source);
    }

    @Override
    public String toString() {
        return name + " " + version + " (" + source.label() + ")";
    }
}
