package dev.oldpath.review.verdict;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Metric;
import dev.oldpath.review.evidence.Inventory;
import dev.oldpath.review.evidence.PathEvidence;
import dev.oldpath.review.evidence.Run;
import dev.oldpath.review.evidence.VersionNumber;
import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a use of a path in a service could have happened that nobody counted, by reason. */
final class PathCoverage {
    /** As the rules describe it, because their server may be the one that renames it. */
    private static final String CANARY_MISSING = "the canary's use does not arrive either (in Prometheus,"
            + " otlp.translation_strategy has to be UnderscoreEscapingWithSuffixes)";

    private static final String START_MISSING = "neither " + Metric.AGENT_START_TIMESTAMP
            + " nor the start of its series arrives, so uses may be lost when a process starts again";

    private static final String INCOMPLETE = "not all points arrive that the agent counts in oldpath.agent.uses,"
            + " oldpath.agent.paths and oldpath.agent.delays, or not these sums";

    private static final String PATHLESS = "some uses arrive without " + Attribute.PATH_ID;

    private final ServiceCoverage coverage;
    private final PathEvidence path;
    private final long asOf;
    private final long window;
    private final Map<Reason, Spans> gaps = new EnumMap<>(Reason.class);

    PathCoverage(ServiceCoverage coverage, PathEvidence path, long asOf, long window) {
        this.coverage = coverage;
        this.path = path;
        this.asOf = asOf;
        this.window = window;
        gaps.put(Reason.INSTANCE_MISSING, coverage.missing());
        gaps.put(Reason.CANARY_FAILED, coverage.canaryFailed());
        gaps.put(Reason.USES_MISSING, ofRuns(this::usesMissing));
        gaps.put(Reason.PATH_FAILED, ofRuns(run -> run.watch(path.id()).failed().spans()));
        gaps.put(
                Reason.PATH_UNCOUNTABLE,
                ofRuns(run -> run.watch(path.id()).uncountable().spans()));
        gaps.put(Reason.PATH_UNPROVEN, ofRuns(run -> run.watch(path.id()).unproven(path.provenRoutes())));
        gaps.put(Reason.PATH_MISSING, ofRuns(this::missing));
        gaps.put(Reason.PATH_ABSENT, path.wasThere() ? Spans.EMPTY : ofRuns(Run::reporting));
        gaps.put(Reason.VERSION_WITHOUT_MARK, ofRuns(run -> without(run, Reason.VERSION_WITHOUT_MARK)));
        gaps.put(Reason.RULE_MISSING, ofRuns(run -> without(run, Reason.RULE_MISSING)));
        gaps.put(Reason.INVENTORY_INCOMPLETE, ofRuns(run -> without(run, Reason.INVENTORY_INCOMPLETE)));
        gaps.put(Reason.SCOPE_CHANGED, ofRuns(run -> without(run, Reason.SCOPE_CHANGED)));
        gaps.put(Reason.UNCLEAN_ENDS, coverage.unclean());
        // A point holds for three intervals, so spans reach beyond the moment; what would start there has not happened.
        gaps.replaceAll((reason, spans) -> spans.within(Long.MIN_VALUE, asOf + 1));
    }

    private Spans ofRuns(Function<Run, Spans> gap) {
        List<Spans> all = new ArrayList<>();
        for (Run run : coverage.service().runs()) {
            all.add(gap.apply(run));
        }
        return Spans.union(all);
    }

    /**
     * Uses reach us if the canary's do, and if those of this path do: a watched path always has a point, even if it is zero. A
     * pipeline may drop all uses, or those of one path.
     */
    private Spans usesMissing(Run run) {
        Run.Watch watch = run.watch(path.id());
        Spans ofPath = watch.counted().minus(watch.usesArrived());
        return ofPath.union(run.usesMissing());
    }

    /**
     * From the first report of the path by its version on, an instance has to report the path; a new instance has one
     * export interval to list what it knows.
     */
    private Spans missing(Run run) {
        Long known = path.knownSince().get(run.version());
        return known == null
                ? Spans.EMPTY
                : run.settled()
                        .within(known, Long.MAX_VALUE)
                        .minus(run.watch(path.id()).reported())
                        .union(lackedAhead(run));
    }

    private Spans lackedAhead(Run run) {
        return run.ahead().lacks(path.id()) ? Spans.of(asOf, asOf + 1) : Spans.EMPTY;
    }

    /** While its version does not know the path: when this reason prevents the conclusion that it has removed the path. */
    private Spans without(Run run, Reason reason) {
        if (!path.wasThere()) {
            return Spans.EMPTY;
        }
        Spans unknowing = run.settled()
                .within(path.observedSince(), path.knownSince().getOrDefault(run.version(), Long.MAX_VALUE))
                .minus(run.watch(path.id()).reported());
        if (!path.knownSince().containsKey(run.version())) {
            unknowing = unknowing.union(lackedAhead(run));
        }
        if (unknowing.isEmpty()) {
            return Spans.EMPTY;
        }
        if (!isNewer(run)) {
            return reason == Reason.VERSION_WITHOUT_MARK ? unknowing : Spans.EMPTY;
        }
        if (!run.contract2()) {
            return Spans.EMPTY; // it cannot prove it
        }
        if (Inventory.isOnlyByRule(path.description().scopes())) {
            return reason == Reason.RULE_MISSING ? unknowing : Spans.EMPTY;
        }
        Spans incomplete = unknowing.minus(run.inventory().complete());
        return switch (reason) {
            case INVENTORY_INCOMPLETE -> incomplete;
            case SCOPE_CHANGED ->
                unknowing
                        .minus(incomplete)
                        .minus(run.inventory().covers(path.description().scopes()));
            default -> Spans.EMPTY;
        };
    }

    /** Whether its version is above all that know the path, or may. */
    private boolean isNewer(Run run) {
        Set<String> knowing = new HashSet<>(path.knownSince().keySet());
        knowing.addAll(coverage.service().undescribedVersions());
        knowing.remove(run.version());
        return VersionNumber.isAbove(run.version(), knowing);
    }

    /** The first reason for which a use could happen right now that nobody counts. */
    @Nullable
    Reason blindNow() {
        if (!coverage.expected().declared()) {
            return Reason.NO_EXPECTED_INSTANCES;
        }
        for (Map.Entry<Reason, Spans> gap : gaps.entrySet()) {
            if (gap.getValue().contains(asOf)) {
                return gap.getKey();
            }
        }
        if (!path.wasThere()) {
            return Reason.PATH_ABSENT;
        }
        return coverage.keepsEndingUncleanly(window) ? Reason.UNCLEAN_ENDS : null;
    }

    /** What is known about a reason that holds right now beside its name, such as why the agents cannot watch the path. */
    List<String> details(Reason reason) {
        return coverage.service().runs().stream()
                .flatMap(run -> details(run, reason).stream())
                .sorted()
                .distinct()
                .toList();
    }

    private Collection<String> details(Run run, Reason reason) {
        Run.Watch watch = run.watch(path.id());
        return switch (reason) {
            case PATH_FAILED -> watch.failed().reasons(asOf);
            case PATH_UNCOUNTABLE -> watch.uncountable().reasons(asOf);
            case PATH_UNPROVEN -> watch.unprovenReasons(path.provenRoutes(), asOf);
            case USES_MISSING -> usesMissingDetails(run);
            default -> List.of();
        };
    }

    private List<String> usesMissingDetails(Run run) {
        if (run.canary().pathless().contains(asOf)) {
            return List.of(PATHLESS);
        }
        if (run.canaryMissing().contains(asOf)) {
            return List.of(CANARY_MISSING);
        }
        if (run.incomplete().contains(asOf)) {
            return List.of(INCOMPLETE);
        }
        return run.usesMissing().contains(asOf) ? List.of(START_MISSING) : List.of();
    }

    /** The end of the last gap, the judge's moment while one lasts, or {@link Spans#NEVER}. */
    long gapEnd() {
        if (!coverage.expected().declared()) {
            return asOf;
        }
        long end = coverage.lastUnreplacedStop();
        for (Spans gap : gaps.values()) {
            end = Math.max(end, gap.lastEnd());
        }
        return Math.min(end, asOf);
    }
}
