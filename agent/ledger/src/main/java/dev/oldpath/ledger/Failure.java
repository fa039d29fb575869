package dev.oldpath.ledger;

import java.util.Locale;

/** What can go wrong in the agent, the values of the attribute {@code oldpath.failure.kind}. */
public enum Failure {
    WEAVE,
    SCAN,
    EXPORT,
    CONFIG,
    ATTRIBUTION;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The value of the attribute. */
    public String label() {
        return label;
    }
}
