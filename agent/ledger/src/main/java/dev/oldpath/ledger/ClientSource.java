package dev.oldpath.ledger;

import java.util.Locale;

/** What identified a client. */
public enum ClientSource {
    SCOPE,
    HEADER,
    BAGGAGE,
    USER_AGENT,
    TOKEN,
    MTLS,
    MESSAGE_HEADER,
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The value of the attribute {@code oldpath.client.source}. */
    public String label() {
        return label;
    }
}
