package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When a run could not watch, or not count, a path.
 *
 * @param held until when each reason the agent gave holds, epoch milliseconds; a newer reason ends the older one
 */
public record Unwatched(Spans spans, Map<String, Long> held) {
    public static final Unwatched NEVER = new Unwatched(Spans.EMPTY, Map.of());

    /** Why at this moment; empty when the agent gave no reason. */
    public SortedSet<String> reasons(long moment) {
        SortedSet<String> reasons = new TreeSet<>();
        held.forEach((reason, until) -> {
            if (moment < until) {
                reasons.add(reason);
            }
        });
        return reasons;
    }
}
