package dev.oldpath.review.arrival;

import dev.oldpath.review.time.Spans;

/** What arrived of one process. */
final class ProcessArrivals {
    private long firstReport = Long.MAX_VALUE;
    private long lastReport = Spans.NEVER;
    private long lastSum = Spans.NEVER;
    private long lastWhole = Spans.NEVER;
    private double largestSum;
    private double arrived;

    void report(long time) {
        firstReport = Math.min(firstReport, time);
        lastReport = Math.max(lastReport, time);
    }

    void sum(long time, double sum) {
        report(time);
        lastSum = Math.max(lastSum, time);
        largestSum = Math.max(largestSum, sum);
    }

    void whole(long time) {
        lastWhole = Math.max(lastWhole, time);
    }

    /** Adds the largest value of a series, which a cumulative counter has last. */
    void arrived(double amount) {
        arrived += amount;
    }

    /** Adds what arrived of the same process by series that say that they began at another time. */
    void add(ProcessArrivals other) {
        firstReport = Math.min(firstReport, other.firstReport);
        lastReport = Math.max(lastReport, other.lastReport);
        lastSum = Math.max(lastSum, other.lastSum);
        lastWhole = Math.max(lastWhole, other.lastWhole);
        largestSum = Math.max(largestSum, other.largestSum);
    }

    boolean hasSum() {
        return lastSum != Spans.NEVER;
    }

    boolean wasWhole() {
        return lastWhole != Spans.NEVER;
    }

    Spans missing(long asOf, long reach) {
        long whole = hasSum() && arrived >= largestSum ? Math.max(lastWhole, lastSum) : lastWhole;
        long from = Math.max(firstReport, whole);
        boolean reports = lastReport + reach > asOf;
        return whole >= lastReport || (reports && asOf - from < reach)
                ? Spans.EMPTY
                : Spans.of(from, lastReport + reach);
    }
}
