package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When two processes reported under one instance id. Each has its own start, so the reports of one lie between those of
 * the other.
 */
final class Twins {
    /** Reports by the start of their series; a process that was replaced under the same id ends before the next begins. */
    private final Map<Long, long[]> lives = new HashMap<>();

    void report(long start, long time, long reach) {
        if (start > 0) {
            long[] life = lives.computeIfAbsent(start, key -> new long[] {time, time, reach});
            life[0] = Math.min(life[0], time);
            life[1] = Math.max(life[1], time);
            life[2] = Math.max(life[2], reach);
        }
    }

    /** The moments in which more than one lived, and as long after as an instance is given to report again. */
    Spans toSpans() {
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
