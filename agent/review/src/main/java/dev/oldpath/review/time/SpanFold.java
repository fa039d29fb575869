package dev.oldpath.review.time;

import java.util.Map;
import java.util.TreeMap;

/**
 * Joins spans that arrive in any order. Memory grows with the number of holes, not with the number of spans; spans in
 * order of time, the usual case, touch no tree.
 */
public final class SpanFold {
    /** All spans but the newest. */
    private final TreeMap<Long, Long> older = new TreeMap<>();

    private long newestStart = Long.MIN_VALUE;
    private long newestEnd = Long.MIN_VALUE;

    public void add(long start, long end) {
        if (start >= newestStart && start <= newestEnd) {
            newestEnd = Math.max(newestEnd, end);
        } else if (start > newestEnd) {
            if (newestEnd != Long.MIN_VALUE) {
                older.put(newestStart, newestEnd);
            }
            newestStart = start;
            newestEnd = end;
        } else {
            addLate(start, end);
        }
    }

    private void addLate(long start, long end) {
        long from = start;
        long to = end;
        Map.Entry<Long, Long> before = older.floorEntry(start);
        if (before != null && before.getValue() >= start) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        Map.Entry<Long, Long> next = older.ceilingEntry(from);
        while (next != null && next.getKey() <= to) {
            to = Math.max(to, next.getValue());
            older.remove(next.getKey());
            next = older.ceilingEntry(from);
        }
        if (to >= newestStart) {
            newestStart = from;
            newestEnd = Math.max(newestEnd, to);
        } else {
            older.put(from, to);
        }
    }

    /** The end of the last span, or {@link Spans#NEVER}. */
    public long lastEnd() {
        return newestEnd;
    }

    public Spans toSpans() {
        if (newestEnd == Long.MIN_VALUE) {
            return Spans.EMPTY;
        }
        long[] starts = new long[older.size() + 1];
        long[] ends = new long[older.size() + 1];
        int filled = 0;
        for (Map.Entry<Long, Long> span : older.entrySet()) {
            starts[filled] = span.getKey();
            ends[filled++] = span.getValue();
        }
        starts[filled] = newestStart;
        ends[filled] = newestEnd;
        return new Spans(starts, ends);
    }
}
