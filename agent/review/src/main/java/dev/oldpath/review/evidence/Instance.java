package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.List;

/**
 * One instance of a service.
 *
 * @param reporting when it reported
 * @param reach how long one of its points holds, milliseconds: three export intervals
 */
public record Instance(String id, Spans reporting, long reach) {

    static Instance of(String id, List<Run> runs) {
        return new Instance(
                id,
                Spans.union(runs.stream().map(Run::reporting).toList()),
                runs.stream().mapToLong(Run::reach).max().orElse(0));
    }

    /**
     * When it counts towards the expected instances: while it reports. After its last report it counts for as long as it
     * may take to report again, but only if it lived that long. It never counts if it stopped after less than an
     * interval. Otherwise processes that live for a moment would replace one that is missing.
     */
    public Spans counted(long asOf) {
        long interval = reach / Run.INTERVALS;
        List<Spans> counted = new ArrayList<>();
        for (int i = 0; i < reporting.size(); i++) {
            long from = reporting.start(i);
            long to = reporting.end(i);
            long lived = to - reach - from;
            if (to > asOf) {
                counted.add(Spans.of(from, to));
            } else if (lived >= interval) {
                counted.add(Spans.of(from, lived >= reach ? to : to - reach));
            }
        }
        return Spans.union(counted);
    }

    /** Whether it may have taken the place of one that stopped: it still reports, or lived for an interval. */
    public boolean replaces(long asOf) {
        return !reporting.isEmpty()
                && (reporting.end(0) > asOf
                        || reporting.size() > 1
                        || reporting.end(0) - reach - reporting.firstStart() >= reach / Run.INTERVALS);
    }
}
