package dev.oldpath.ledger;

import java.util.Locale;

/** Whether the agent has looked through all code that the process can load. */
public enum InventoryState {
    /** It is still looking, or looks again because a class was loaded from a new place. */
    RUNNING,
    /** It has read everything: what it does not know is not there. */
    COMPLETE,
    /** It has ended, and something could not be read: what it does not know may be there. */
    FAILED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The value of the attribute {@code oldpath.inventory.state}. */
    public String label() {
        return label;
    }
}
