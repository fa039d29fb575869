package dev.oldpath.review.arrival;

import dev.oldpath.review.time.Spans;

/** What arrived of one process. */
final class ProcessArrivals {
    private long firstReport = Long.MAX_VALUE;
    private long lastReport = Spans.NEVER;
    private boolean hasSum;
    private long lastWhole = Spans.NEVER;

    void report(long time) {
        firstReport = Math.min(firstReport, time);
        lastReport = Math.max(lastReport, time);
    }

    void sum(long time) {
        report(time);
        hasSum = true;
    }

    void whole(long time) {
        lastWhole = Math.max(lastWhole, time);
    }

    /** Adds what arrived of the same process by series that say that they began at another time. */
    void add(ProcessArrivals other) {
        firstReport = Math.min(firstReport, other.firstReport);
        lastReport = Math.max(lastReport, other.lastReport);
        hasSum |= other.hasSum;
        lastWhole = Math.max(lastWhole, other.lastWhole);
    }

    boolean hasSum() {
        return hasSum;
    }

    boolean wasLastWhole(long time) {
        return lastWhole == time;
    }

    boolean wasWhole() {
        return lastWhole != Spans.NEVER;
    }

    Spans missing(long asOf, long reach) {
        long from = Math.max(firstReport, lastWhole);
        boolean reports = lastReport + reach > asOf;
        return lastWhole >= lastReport || (reports && asOf - from < reach)
                ? Spans.EMPTY
                : Spans.of(from, lastReport + reach);
    }
}
