package dev.oldpath.telemetry;

/** One export, which may go to several destinations. Immutable. */
final class Export {
    /** Without a ledger file. */
    static final long[] NO_COUNTS = {};
    /** Before the first. */
    static final Export NONE = new Export(0, NO_COUNTS);

    private final long number;
    private final long[] counts;

    /**
     * Creates an export.
     *
     * @param number later ones have higher numbers
     * @param counts the counts of the ledger file that are in it at least
     */
    Export(long number, long[] counts) {
        this.number = number;
        this.counts = counts;
    }

    long number() {
        return number;
    }

    long[] counts() {
        return counts;
    }
}
