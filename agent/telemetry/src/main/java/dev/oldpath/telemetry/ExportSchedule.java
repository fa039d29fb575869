package dev.oldpath.telemetry;

/**
 * When to export: at every interval, and soon after news. Times are those of a monotonic clock, in milliseconds. Not
 * thread-safe.
 *
 * <p>News must have left within five seconds: noticed within one, held back for one more so that what happens together
 * leaves together, and at most two when news never stop.
 */
final class ExportSchedule {
    private static final long FIRST_AT_LATEST = 4_000;
    private static final long CALM = 1_000;
    private static final long LEAST_GAP = 2_000;

    private static final long LEAST_PAUSE = 50;

    private final long interval;
    private long next;
    private long last;
    private boolean begun;

    ExportSchedule(long interval, long now) {
        this.interval = interval;
        this.next = now + FIRST_AT_LATEST;
    }

    /** An interval as people write it. */
    static String described(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    /** The inventory is complete: the first export need not wait longer. */
    void ready(long now) {
        if (!begun) {
            next = Math.min(next, now + CALM);
        }
    }

    /** There is something that should be known soon. Before the first export it waits for that. */
    void news(long now) {
        if (begun) {
            next = Math.min(next, Math.max(now + CALM, last + LEAST_GAP));
        }
    }

    /** Whether it is time. */
    boolean due(long now) {
        return now >= next;
    }

    /** An export has begun. */
    void exported(long now) {
        begun = true;
        last = now;
        next = now + interval;
    }

    /** How long to sleep, at most {@code most}, but never so short that a fault would keep a processor busy. */
    long pause(long now, long most) {
        return Math.max(LEAST_PAUSE, Math.min(most, next - now));
    }
}
