package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One instance of a service in one version.
 *
 * @param firstSign when its first point is from, whether or not it counts as a report, epoch milliseconds
 * @param newestReport when its newest report is from, or {@link Spans#NEVER}
 * @param reporting when it reported: each point holds for its reach
 * @param reach how long one of its points holds, milliseconds: three export intervals
 * @param contract2 whether it has shown a sign of contract 2 (docs/metrics.md)
 * @param incomplete when not all arrived that its agent sent of uses and paths, by the sums that it sends
 * @param described whether all arrived at least once that it knows of paths; else it may know every path
 * @param canary when its canary was failed, and when the canary's use arrived
 * @param startKnown when it reported its start: without it nobody would notice that another process took its place under its id
 * @param unreported when it was there and no heartbeat arrived
 * @param ahead what it reports by a clock that is ahead
 * @param twins when two processes reported under its id
 * @param lastOrderlyEnd when it last reported its end, or {@link Spans#NEVER}
 * @param lost the processes that could have reported their end and did not, while others went on under its id
 * @param hostClock by how much its host's clock was behind
 * @param watches what it reported about each path, by id
 */
public record Run(
        String version,
        String instance,
        long firstSign,
        long newestReport,
        Spans reporting,
        long reach,
        boolean contract2,
        Spans incomplete,
        boolean described,
        Canary canary,
        Spans startKnown,
        Spans unreported,
        Ahead ahead,
        Spans twins,
        long lastOrderlyEnd,
        List<Lost> lost,
        HostClockOffsets hostClock,
        Inventory inventory,
        Map<String, Watch> watches) {

    /** A point holds for this many export intervals. */
    static final int INTERVALS = 3;

    /** A process that did not report its end: when it last reported, and when another first did under its id. */
    public record Lost(long lastReport, long placeTaken) {}

    /**
     * What a run proves with the canary.
     *
     * @param pathless when uses arrived that had lost their path on the way, so that those of the canary prove nothing
     */
    public record Canary(Spans failed, Spans uses, Spans pathless) {}

    /**
     * What a run reports in the future of the moment that is judged, because its clock is ahead.
     *
     * @param settled whether it has reported for long enough to have listed what it knows
     * @param paths the paths that it lists there
     */
    public record Ahead(boolean settled, Set<String> paths) {
        static final Ahead NONE = new Ahead(false, Set.of());

        /** Whether it runs without this path. */
        public boolean lacks(String path) {
            return settled && !paths.contains(path);
        }
    }

    /**
     * A path as seen by one run.
     *
     * @param counted when it reported that it has woven the path and watches it
     * @param pending when it reported that it will watch it
     * @param absent when it reported that a rule names code that is not there
     * @param unproven when it reported that nothing shows that a rule names anything, by the route in a rule for an endpoint
     * @param usesArrived when a point of its uses arrived, even a zero
     */
    public record Watch(
            Spans counted,
            Spans pending,
            Spans absent,
            Unwatched failed,
            Unwatched uncountable,
            Map<String, Unwatched> unproven,
            Spans usesArrived) {
        public static final Watch NONE = new Watch(
                Spans.EMPTY, Spans.EMPTY, Spans.EMPTY, Unwatched.NEVER, Unwatched.NEVER, Map.of(), Spans.EMPTY);

        /** When the run reported the path at all. */
        public Spans reported() {
            return counted.union(pending)
                    .union(absent)
                    .union(failed.spans())
                    .union(uncountable.spans())
                    .union(unproven(Set.of()));
        }

        /** When it reported that a rule is unproven of which no use has proven the route. */
        public Spans unproven(Set<String> provenRoutes) {
            return Spans.union(open(provenRoutes).map(Unwatched::spans).toList());
        }

        /** Why it is so at this moment, in the words of the agent. */
        public SortedSet<String> unprovenReasons(Set<String> provenRoutes, long moment) {
            return open(provenRoutes)
                    .flatMap(route -> route.reasons(moment).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Stream<Unwatched> open(Set<String> provenRoutes) {
            return unproven.entrySet().stream()
                    .filter(route -> route.getKey().isEmpty() || !provenRoutes.contains(route.getKey()))
                    .map(Map.Entry::getValue);
        }
    }

    public long interval() {
        return reach / INTERVALS;
    }

    /** Its newest report, or {@link Spans#NEVER}. */
    public long lastReport() {
        return reporting.isEmpty() ? Spans.NEVER : Math.min(newestReport, reporting.lastEnd() - reach);
    }

    /** Its reports from its second interval on: a new instance has one to list what it knows. */
    public Spans settled() {
        return reporting.isEmpty() ? reporting : reporting.within(reporting.firstStart() + interval(), Long.MAX_VALUE);
    }

    /** When the canary's uses do not arrive. */
    public Spans canaryMissing() {
        return contract2 ? reporting.minus(canary.uses()) : Spans.EMPTY;
    }

    /**
     * When its uses do not all arrive: those of the canary do not, some have lost their path, they are fewer than their sum; or nobody
     * knows whether it started again.
     */
    public Spans usesMissing() {
        Spans startMissing = contract2 ? reporting.minus(startKnown) : Spans.EMPTY;
        return canaryMissing().union(canary.pathless()).union(incomplete).union(startMissing);
    }

    /**
     * By how much its host's clock was behind at most since a moment, milliseconds. An agent before contract 2 cannot measure it, and counts
     * as right.
     */
    public long behindSince(long moment) {
        return contract2
                ? hostClock.largestSince(moment, reporting.within(Long.MIN_VALUE, newestReport + 1), reach)
                : 0;
    }

    /** Whether it measures by how much its clock is behind, and did so with its newest report. */
    public boolean isClockMeasured() {
        return hostClock.isMeasuredSince(newestReport - reach);
    }

    /** Whether it stopped by the moment without reporting its end, which only agents of contract 2 can report. */
    public boolean endedUncleanly(long moment) {
        return contract2 && !reporting.isEmpty() && reporting.lastEnd() <= moment && lastOrderlyEnd < lastReport();
    }

    /** The last report of each process that stopped by the moment without reporting its end. */
    public LongStream uncleanEnds(long moment) {
        LongStream replaced = lost.stream().mapToLong(Lost::lastReport);
        return endedUncleanly(moment) ? LongStream.concat(replaced, LongStream.of(lastReport())) : replaced;
    }

    public Watch watch(String path) {
        return watches.getOrDefault(path, Watch.NONE);
    }
}
