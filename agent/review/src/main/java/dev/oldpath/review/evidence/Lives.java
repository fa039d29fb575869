package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The processes that reported under one instance id, one after the other or at the same time. Each has its own start. Not thread-safe.
 */
final class Lives {
    /** First report, last report and reach by the start of the series. */
    private final Map<Long, long[]> lives = new HashMap<>();

    private final TreeSet<Long> ends = new TreeSet<>();

    void report(long start, long time, long reach) {
        if (start > 0) {
            long[] life = lives.computeIfAbsent(start, key -> new long[] {time, time, reach});
            life[0] = Math.min(life[0], time);
            life[1] = Math.max(life[1], time);
            life[2] = Math.max(life[2], reach);
        }
    }

    /** Whether no process has reported its start. */
    boolean isEmpty() {
        return lives.isEmpty();
    }

    /** Takes the time of a last export in order. */
    void ended(long time) {
        ends.add(time);
    }

    /** When the last one reported its end in order, or {@link Spans#NEVER}. */
    long lastOrderlyEnd() {
        return ends.isEmpty() ? Spans.NEVER : ends.last();
    }

    /** Those that stopped without reporting their end while others went on under the same id. */
    List<Run.Lost> lost() {
        List<long[]> sorted = new ArrayList<>(lives.values());
        sorted.sort(Comparator.comparingLong(life -> life[0]));
        long newest = sorted.stream().mapToLong(life -> life[1]).max().orElse(Spans.NEVER);
        List<Run.Lost> lost = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            long last = sorted.get(i)[1];
            long next = i + 1 < sorted.size() ? sorted.get(i + 1)[0] : Long.MAX_VALUE;
            long until = next > last ? next : last + sorted.get(i)[2];
            Long end = ends.ceiling(last);
            if (last < newest && (end == null || end >= until)) {
                lost.add(new Run.Lost(last, Math.max(last, next == Long.MAX_VALUE ? last : next)));
            }
        }
        return lost;
    }

    /** The moments in which more than one lived, and as long after as an instance is given to report again. */
    Spans twins() {
        if (lives.size() < 2) {
            return Spans.EMPTY;
        }
        List<Spans> all = new ArrayList<>();
        long reach = 0;
        for (long[] life : lives.values()) {
            all.add(Spans.of(life[0], life[1]));
            reach = Math.max(reach, life[2]);
        }
        Spans both = Spans.atLeast(2, all);
        List<Spans> held = new ArrayList<>();
        for (int i = 0; i < both.size(); i++) {
            if (both.start(i) < both.end(i)) {
                held.add(Spans.of(both.start(i), both.end(i) + reach));
            }
        }
        return Spans.union(held);
    }
}
