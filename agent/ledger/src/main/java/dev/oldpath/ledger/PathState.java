package dev.oldpath.ledger;

import java.util.Locale;

/** Whether this JVM can see uses of an old path. In the order in which a state hides the following ones. */
public enum PathState {
    /** Could not be woven: uses may not be counted. */
    FAILED,
    /** Cannot be counted by nature: abstract, native, inlined. */
    UNCOUNTABLE,
    /** Nothing shows that the rule names something that is there, and so that its uses would match it. */
    UNPROVEN,
    /** Woven: every use counts. */
    WATCHED,
    /** Known, but its class has not been loaded yet; it is woven when that happens. */
    PENDING,
    /** A rule names it, and the code is not there; known once the inventory is complete. */
    ABSENT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The value of the attribute {@code oldpath.path.state}. */
    public String label() {
        return label;
    }
}
