package dev.oldpath.ledger;

/** How often one client used a path, when last, and how active it is. Not thread-safe. */
final class Tally {
    private static final double HALF_LIFE_MILLIS = 600_000;

    /** A tally of which nothing has been noted yet. */
    static final int NONE = -2;

    /** Where its uses are noted. */
    int place = NONE;

    long count;
    long lastMillis;
    double activity;

    void add(long uses, long nowMillis) {
        activity = activity(nowMillis) + uses;
        count += uses;
        lastMillis = Math.max(lastMillis, nowMillis);
    }

    /** Adds the uses of a client whose name is given up. */
    void join(Tally gone) {
        count += gone.count;
        lastMillis = Math.max(lastMillis, gone.lastMillis);
    }

    /** Uses, of which half are forgotten every ten minutes. */
    double activity(long nowMillis) {
        return activity * Math.pow(0.5, Math.max(0, nowMillis - lastMillis) / HALF_LIFE_MILLIS);
    }
}
