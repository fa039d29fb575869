package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/**
 * The processes that reported under one instance id, one after the other or at the same time. Each has its own start. Not thread-safe.
 */
final class Lives {
    /** First report, last report and reach by the start. */
    private final Map<Long, long[]> lives = new HashMap<>();

    void report(long start, long time, long reach) {
        if (start > 0) {
            long[] life = lives.computeIfAbsent(start, key -> new long[] {time, time, reach});
            life[0] = Math.min(life[0], time);
            life[1] = Math.max(life[1], time);
            life[2] = Math.max(life[2], reach);
        }
    }

    /** Whether one process reported at both moments and did not start in between. */
    boolean hasOneFrom(long from, long until) {
        return lives.values().stream().anyMatch(life -> life[0] <= from && life[1] >= until);
    }

    /**
     * Those that stopped without reporting their end while others went on under the same id.
     *
     * @param ends when processes under this id reported their end
     */
    List<Run.Lost> lost(NavigableSet<Long> ends) {
        List<long[]> sorted = new ArrayList<>(lives.values());
        sorted.sort(Comparator.comparingLong(life -> life[0]));
        long newest = sorted.stream().mapToLong(life -> life[1]).max().orElse(Spans.NEVER);
        List<Run.Lost> lost = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            long last = sorted.get(i)[1];
            long next = i + 1 < sorted.size() ? sorted.get(i + 1)[0] : last;
            long placeTaken = Math.max(last, next);
            long until = placeTaken > last ? placeTaken : last + sorted.get(i)[2];
            Long end = ends.ceiling(last);
            if (last < newest && (end == null || end >= until)) {
                lost.add(new Run.Lost(last, placeTaken));
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
