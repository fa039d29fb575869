package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.List;

/**
 * One instance of a service.
 *
 * @param reporting when it reported
 * @param reach how long one of its points holds, milliseconds
 */
public record Instance(Spans reporting, long reach) {

    static Instance of(List<Run> runs) {
        return new Instance(
                Spans.union(runs.stream().map(Run::reporting).toList()),
                runs.stream().mapToLong(Run::reach).max().orElse(0));
    }
}
