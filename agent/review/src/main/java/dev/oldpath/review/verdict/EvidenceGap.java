package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.Evidence;
import dev.oldpath.review.evidence.Instance;
import dev.oldpath.review.evidence.ServiceEvidence;
import dev.oldpath.review.fleet.Expected;
import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.List;

/** Times in which no instance of any service reported although one was expected: the judge itself received nothing. */
final class EvidenceGap {
    private final Evidence evidence;
    private final Fleet fleet;

    EvidenceGap(Evidence evidence, Fleet fleet) {
        this.evidence = evidence;
        this.fleet = fleet;
    }

    /** The end of the last gap, the judge's moment while one lasts, or {@link Spans#NEVER}. */
    long end() {
        return Math.max(holeEnd(), damageEnd());
    }

    /**
     * A part that could not be read is a gap for as long as a point holds, and until its file was last written. If nothing
     * before it could be read, the gap lasts until now.
     */
    private long damageEnd() {
        long reach = evidence.services().stream()
                .flatMap(service -> service.instances().stream())
                .mapToLong(Instance::reach)
                .max()
                .orElse(0);
        return evidence.damages().stream()
                .mapToLong(damage -> damage.after() == Spans.NEVER
                        ? evidence.asOf()
                        : Math.min(evidence.asOf(), Math.max(damage.until(), damage.after() + reach)))
                .max()
                .orElse(Spans.NEVER);
    }

    private long holeEnd() {
        List<Spans> all = new ArrayList<>();
        for (ServiceEvidence service : evidence.services()) {
            service.instances().forEach(instance -> all.add(instance.reporting()));
        }
        Spans anyone = Spans.union(all);
        Spans holes = Spans.of(anyone.firstStart(), evidence.asOf() + 1).minus(anyone);
        long end = Spans.NEVER;
        for (int i = 0; i < holes.size(); i++) {
            if (someoneExpected(holes.start(i), holes.end(i))) {
                end = holes.end(i);
            }
        }
        return Math.min(end, evidence.asOf());
    }

    private boolean someoneExpected(long from, long to) {
        return evidence.services().stream()
                .filter(service -> service.firstReport() < from)
                .anyMatch(service -> expects(service, from, to));
    }

    private boolean expects(ServiceEvidence service, long from, long to) {
        Expected expected = fleet.expected(service.environment(), service.service());
        if (!expected.anyone()) {
            return expected.count() > 0 || expected.isJob();
        }
        // All that report are the fleet: those that came back lived during the gap. If the gap still lasts, nobody
        // knows
        // whether the fleet is gone or the evidence stopped.
        return to > evidence.asOf()
                || service.instances().stream().anyMatch(instance -> livedThrough(instance, from, to));
    }

    private static boolean livedThrough(Instance instance, long from, long to) {
        return instance.reporting().firstStart() < from && instance.reporting().lastEnd() > to;
    }
}
