package dev.oldpath.review.evidence;

import dev.oldpath.review.time.SpanFold;
import dev.oldpath.review.time.Spans;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** By how much a host's clock was behind, as far as its agent measured it. */
public final class HostClockOffsets {
    private static final int KEPT = 64;

    /** Time of a report to its offset, but only if no later report has a larger one: times rise, and offsets fall. */
    private final TreeMap<Long, Long> falling = new TreeMap<>();

    private final SpanFold measured = new SpanFold();
    private long newest = Spans.NEVER;

    /**
     * Takes what was reported, in any order.
     *
     * @param time when it was reported, by the host's clock
     * @param reach how long before and after a report its offset holds, milliseconds
     */
    void add(long time, long offset, long reach) {
        newest = Math.max(newest, time);
        measured.add(time - reach, time + reach);
        Map.Entry<Long, Long> later = falling.ceilingEntry(time);
        if (later != null && later.getValue() >= offset) {
            return;
        }
        NavigableMap<Long, Long> earlier = falling.headMap(time, true);
        while (!earlier.isEmpty() && earlier.lastEntry().getValue() <= offset) {
            earlier.pollLastEntry();
        }
        falling.put(time, offset);
        if (falling.size() > KEPT) {
            // The larger offset of the two oldest holds until the later of both times.
            long larger = falling.pollFirstEntry().getValue();
            falling.put(falling.firstKey(), larger);
        }
    }

    /** Whether it was reported at a moment of the host's clock or later: one that was measured long ago may have changed since. */
    public boolean isMeasuredSince(long moment) {
        return newest != Spans.NEVER && newest >= moment;
    }

    /**
     * By how much the clock was behind at most, at a moment of the receiver's clock or later, milliseconds. Where it was not measured it may
     * have been behind by as long as a report holds, or the process would not have counted as reporting; or by what was measured around it.
     *
     * @param lived when the process lived, by the host's clock
     * @param reach how long a report holds, milliseconds
     */
    public long largestSince(long moment, Spans lived, long reach) {
        long largest = largestSince(moment);
        Spans unmeasured = lived.minus(measured.toSpans());
        for (int i = 0; i < unmeasured.size(); i++) {
            long behind = Math.max(reach, largestSince(unmeasured.start(i) - reach));
            if (unmeasured.end(i) + behind >= moment) {
                largest = Math.max(largest, behind);
            }
        }
        return largest;
    }

    /** The largest that was reported at a moment of the receiver's clock or later, milliseconds; 0 without any. */
    private long largestSince(long moment) {
        for (Map.Entry<Long, Long> report : falling.entrySet()) {
            if (report.getKey() + report.getValue() >= moment) {
                return report.getValue();
            }
        }
        return 0;
    }
}
