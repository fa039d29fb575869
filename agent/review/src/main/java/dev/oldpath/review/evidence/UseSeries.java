package dev.oldpath.review.evidence;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * One cumulative counter of uses, kept as its levels. Points may be in any order; when there are too many levels every
 * second one goes, but never the last, whose time decides. A value below the one before is a counter that started again: all of it
 * is new.
 */
final class UseSeries {
    private static final int KEPT = 128;

    private final long start;
    private final long interval;
    /** Samples of one value between others, by the time of the first. */
    private final TreeMap<Long, Level> levels = new TreeMap<>();

    private long lastSample = Long.MIN_VALUE;

    private record Level(long value, long last) {}

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
        Map.Entry<Long, Level> before = levels.floorEntry(time);
        if (before != null) {
            Level level = before.getValue();
            boolean sameTime = before.getKey() == time || level.last == time;
            if (level.value == value) {
                levels.put(before.getKey(), new Level(value, Math.max(level.last, time)));
                return;
            }
            if (sameTime && level.value > value) {
                return;
            }
            if (level.last >= time) {
                split(before.getKey(), level, time);
            }
        }
        put(time, value);
        if (levels.size() > KEPT) {
            halve();
        }
    }

    /** Of a level with a sample of another value in it the first and the last sample are known. */
    private void split(long first, Level level, long time) {
        if (first < time) {
            levels.put(first, new Level(level.value, first));
        }
        if (level.last > time) {
            levels.put(level.last, new Level(level.value, level.last));
        }
    }

    private void put(long time, long value) {
        Map.Entry<Long, Level> after = levels.higherEntry(time);
        if (after != null && after.getValue().value == value) {
            levels.remove(after.getKey());
            levels.put(time, new Level(value, after.getValue().last));
        } else {
            levels.put(time, new Level(value, time));
        }
    }

    private void halve() {
        long last = levels.lastKey();
        boolean drop = true;
        for (Iterator<Long> times = levels.keySet().iterator(); times.hasNext(); drop = !drop) {
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
        if (levels.isEmpty()) {
            return 0;
        }
        // Without a start of its own a counter may have started again, and have counted up to the same value.
        long shown = start > 0 || stamped >= lastSample - interval ? levels.lastKey() : lastSample;
        return stamp >= shown - interval ? stamp : shown;
    }

    void rises(Rise each) {
        long before = 0;
        for (Map.Entry<Long, Level> level : levels.entrySet()) {
            long value = level.getValue().value;
            each.at(level.getKey(), value > before ? value - before : value);
            before = value;
        }
    }

    /** So many uses were first seen at a time. */
    @FunctionalInterface
    interface Rise {
        void at(long time, long uses);
    }
}
