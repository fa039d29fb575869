package dev.oldpath.review.evidence;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One cumulative counter of uses, kept as its rises. Points may be in any order; when there are too many rises every
 * second one goes, but never the last, whose time decides.
 */
final class UseSeries {
    private static final int KEPT = 128;

    private final long start;
    private final long interval;
    /** Time of a sample to its value, both rising. */
    private final TreeMap<Long, Long> rises = new TreeMap<>();

    UseSeries(long start, long interval) {
        this.start = start;
        this.interval = interval;
    }

    void add(long time, long value) {
        Map.Entry<Long, Long> before = rises.floorEntry(time);
        if (before != null && before.getValue() >= value) {
            return;
        }
        NavigableMap<Long, Long> after = rises.tailMap(time, true);
        while (!after.isEmpty() && after.firstEntry().getValue() <= value) {
            after.pollFirstEntry();
        }
        rises.put(time, value);
        if (rises.size() > KEPT) {
            halve();
        }
    }

    private void halve() {
        long last = rises.lastKey();
        boolean drop = true;
        for (Iterator<Long> times = rises.keySet().iterator(); times.hasNext(); drop = !drop) {
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
        return rises.isEmpty() ? 0 : rises.lastEntry().getValue();
    }

    /**
     * When the last use was. A time of use from the export interval before the sample that showed it, or later, explains
     * it; without one it may have been as late as the sample.
     */
    long lastUsed(long stamp) {
        if (rises.isEmpty()) {
            return 0;
        }
        return stamp >= rises.lastKey() - interval ? stamp : rises.lastKey();
    }

    void rises(Rise each) {
        long before = 0;
        for (Map.Entry<Long, Long> rise : rises.entrySet()) {
            each.at(rise.getKey(), rise.getValue() - before);
            before = rise.getValue();
        }
    }

    /** So many uses were first seen at a time. */
    @FunctionalInterface
    interface Rise {
        void at(long time, long uses);
    }
}
