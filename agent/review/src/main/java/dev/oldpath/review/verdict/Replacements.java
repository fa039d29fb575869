package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.Instance;
import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which instances took the places of those that stopped, if all that report are the fleet. */
final class Replacements {
    private final List<Instance> instances;
    private final long asOf;

    Replacements(List<Instance> instances, long asOf) {
        this.instances = instances;
        this.asOf = asOf;
    }

    /** The end of the last gap by an instance that stopped without replacement, or was silent and came back; or never. */
    long lastUnreplacedStop() {
        long last = Spans.NEVER;
        List<Instance> stopped = new ArrayList<>();
        for (Instance instance : instances) {
            Spans spans = instance.reporting();
            for (int i = 1; i < spans.size(); i++) {
                last = Math.max(last, spans.start(i));
            }
            if (spans.lastEnd() <= asOf && !spans.isEmpty()) {
                stopped.add(instance);
            }
        }
        return Math.max(last, lastWithoutNewcomer(stopped));
    }

    /** Each newcomer replaces one stopped instance: the first whose stop it is near enough to, and never itself. */
    private long lastWithoutNewcomer(List<Instance> stopped) {
        List<Instance> newcomers = instances.stream()
                .filter(instance -> instance.replaces(asOf))
                .sorted(Comparator.comparingLong(
                        instance -> instance.reporting().firstStart()))
                .toList();
        stopped.sort(Comparator.comparingLong(Replacements::stop));
        boolean[] taken = new boolean[newcomers.size()];
        long last = Spans.NEVER;
        int first = 0;
        for (Instance gone : stopped) {
            long stop = stop(gone);
            while (first < taken.length && (taken[first] || start(newcomers, first) < stop - gone.reach())) {
                first++;
            }
            int next = first;
            while (next < taken.length
                    && (taken[next] || newcomers.get(next).id().equals(gone.id()))) {
                next++;
            }
            if (next < taken.length && start(newcomers, next) <= stop + gone.reach()) {
                taken[next] = true;
            } else {
                last = Math.max(last, stop + gone.reach());
            }
        }
        return last;
    }

    private static long stop(Instance instance) {
        return instance.reporting().lastEnd() - instance.reach();
    }

    private static long start(List<Instance> newcomers, int index) {
        return newcomers.get(index).reporting().firstStart();
    }
}
