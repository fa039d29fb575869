package dev.oldpath.ledger;

import java.util.Locale;

/** What sort of thing an old path is. */
public enum PathKind {
    METHOD,
    FIELD,
    ENDPOINT,
    PAYLOAD,
    MESSAGE,
    BRANCH;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Whether reads and writes are counted apart. */
    public boolean hasAccess() {
        return this == FIELD || this == PAYLOAD;
    }

    /** The value of the attribute {@code oldpath.path.kind}. */
    public String label() {
        return label;
    }
}
