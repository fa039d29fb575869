package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.Instance;
import dev.oldpath.review.evidence.Run;
import dev.oldpath.review.evidence.ServiceEvidence;
import dev.oldpath.review.fleet.Expected;
import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.List;

/** Whether all instances that should report did. */
final class ServiceCoverage {
    private final ServiceEvidence service;
    private final Expected expected;
    private final long asOf;
    private final List<Instance> instances;

    ServiceCoverage(ServiceEvidence service, Expected expected, long asOf) {
        this.service = service;
        this.expected = expected;
        this.asOf = asOf;
        this.instances = service.instances();
    }

    ServiceEvidence service() {
        return service;
    }

    Expected expected() {
        return expected;
    }

    int reporting() {
        return (int) instances.stream()
                .filter(instance -> instance.reporting().contains(asOf))
                .count();
    }

    /** When fewer instances reported than were expected, from the first report of the service on. */
    Spans missing() {
        if (!expected.declared() || expected.count() == 0) {
            return Spans.EMPTY;
        }
        Spans enough = Spans.atLeast(
                expected.count(), instances.stream().map(Instance::reporting).toList());
        return Spans.of(service.firstReport(), asOf + 1).minus(enough);
    }

    Spans canaryFailed() {
        return Spans.union(service.runs().stream().map(Run::canaryFailed).toList());
    }

    /**
     * When whoever reports is the fleet: the end of the last gap made by an instance that stopped without being
     * replaced, or that was silent for a while and came back.
     */
    long lastUnreplacedStop() {
        if (!expected.anyone()) {
            return Spans.NEVER;
        }
        long last = Spans.NEVER;
        List<long[]> stops = new ArrayList<>();
        for (Instance instance : instances) {
            Spans spans = instance.reporting();
            for (int i = 1; i < spans.size(); i++) {
                last = Math.max(last, spans.start(i));
            }
            if (spans.lastEnd() <= asOf) {
                stops.add(new long[] {spans.lastEnd() - instance.reach(), instance.reach()});
            }
        }
        return Math.max(last, lastWithoutNewcomer(stops));
    }

    /** Each newcomer replaces one stopped instance: the first whose stop it is near enough to. */
    private long lastWithoutNewcomer(List<long[]> stops) {
        long[] newcomers = instances.stream()
                .mapToLong(instance -> instance.reporting().firstStart())
                .sorted()
                .toArray();
        stops.sort((a, b) -> Long.compare(a[0], b[0]));
        long last = Spans.NEVER;
        int next = 0;
        for (long[] stop : stops) {
            while (next < newcomers.length && newcomers[next] < stop[0] - stop[1]) {
                next++;
            }
            if (next < newcomers.length && newcomers[next] <= stop[0] + stop[1]) {
                next++;
            } else {
                last = stop[0] + stop[1];
            }
        }
        return last;
    }
}
