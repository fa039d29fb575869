package dev.oldpath.review.evidence;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * One cumulative counter of uses, kept as its changes. Points may be in any order; when there are too many changes every
 * second one goes, but never the last, whose time decides. A value below the one before is a counter that started again: all of it
 * is new.
 */
final class UseSeries {
    private static final int KEPT = 128;

    private final long start;
    private final long interval;
    /** Time of a sample to its value, each different from the one before. */
    private final TreeMap<Long, Long> changes = new TreeMap<>();

    private long lastSample = Long.MIN_VALUE;

    UseSeries(long start, long interval) {
        this.start = start;
        this.interval = interval;
    }

    /**
     * Takes a sample.
     *
     * @param value above 0
     */
    void add(long time, long value) {
        lastSample = Math.max(lastSample, time);
        Map.Entry<Long, Long> before = changes.floorEntry(time);
        if (before != null && (before.getValue() == value || (before.getKey() == time && before.getValue() > value))) {
            return;
        }
        changes.put(time, value);
        Map.Entry<Long, Long> after = changes.higherEntry(time);
        if (after != null && after.getValue() == value) {
            changes.remove(after.getKey());
        }
        if (changes.size() > KEPT) {
            halve();
        }
    }

    private void halve() {
        long last = changes.lastKey();
        boolean drop = true;
        for (Iterator<Long> times = changes.keySet().iterator(); times.hasNext(); drop = !drop) {
            if (times.next() != last && drop) {
                times.remove();
            }
        }
    }

    /** Whether the series is clearly older than the moment, so that its first sample holds older uses. */
    boolean startedBefore(long moment) {
        return start > 0 && start < moment - 2 * interval;
    }

    long uses() {
        long[] sum = {0};
        rises((time, uses) -> sum[0] += uses);
        return sum[0];
    }

    /**
     * When the last use was. A time of use from the export interval before the sample that showed it, or later, explains
     * it; without one it may have been as late as the sample.
     *
     * @param stamp the latest time of use
     * @param stamped when the last one was reported
     */
    long lastUsed(long stamp, long stamped) {
        if (changes.isEmpty()) {
            return 0;
        }
        // Without a start of its own a counter may have started again, and have counted up to the same value.
        long shown = start > 0 || stamped >= lastSample - interval ? changes.lastKey() : lastSample;
        return stamp >= shown - interval ? stamp : shown;
    }

    void rises(Rise each) {
        long before = 0;
        for (Map.Entry<Long, Long> change : changes.entrySet()) {
            long value = change.getValue();
            each.at(change.getKey(), value > before ? value - before : value);
            before = value;
        }
    }

    /** So many uses were first seen at a time. */
    @FunctionalInterface
    interface Rise {
        void at(long time, long uses);
    }
}
