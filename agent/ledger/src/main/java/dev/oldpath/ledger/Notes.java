package dev.oldpath.ledger;

/**
 * Where uses are noted before the code of their path continues, so that they survive any end of the process. Thread-safe; no
 * method throws.
 */
public interface Notes {
    /** What {@link #open} returns when there is no place left. */
    int NO_PLACE = -1;

    /**
     * Gives a client of a path a place, and notes its use there, which is not in the count yet.
     *
     * @param path its id
     * @param write whether it wrote, where reads and writes are counted apart
     * @return the place
     */
    int open(PathKind kind, String path, boolean write, Client client, long nowMillis);

    /** Notes a use that is not in the count yet. */
    void use(int place, long nowMillis);

    /** Notes how many uses have been counted, the last one not after the given time. */
    void counted(int place, long lastMillis, long count);

    /** All uses so far have been counted. Called about once a second. */
    void drained(long nowMillis);
}
