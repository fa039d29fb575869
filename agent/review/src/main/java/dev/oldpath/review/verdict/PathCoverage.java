package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.PathEvidence;
import dev.oldpath.review.evidence.Run;
import dev.oldpath.review.evidence.Unwatched;
import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a use of a path could have hidden in a service, by reason. */
final class PathCoverage {
    private final ServiceCoverage coverage;
    private final PathEvidence path;
    private final long asOf;
    private final Map<Reason, Spans> gaps = new EnumMap<>(Reason.class);

    PathCoverage(ServiceCoverage coverage, PathEvidence path, long asOf) {
        this.coverage = coverage;
        this.path = path;
        this.asOf = asOf;
        gaps.put(Reason.INSTANCE_MISSING, coverage.missing());
        gaps.put(Reason.CANARY_FAILED, coverage.canaryFailed());
        gaps.put(Reason.PATH_FAILED, ofRuns(run -> run.watch(path.id()).failed().spans()));
        gaps.put(
                Reason.PATH_UNCOUNTABLE,
                ofRuns(run -> run.watch(path.id()).uncountable().spans()));
        gaps.put(Reason.PATH_MISSING, ofRuns(this::missing));
        gaps.put(Reason.VERSION_WITHOUT_MARK, ofRuns(this::withoutMark));
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
     * From the first report of the path by its version on, an instance has to report the path; a new instance has one
     * export interval to list what it knows.
     */
    private Spans missing(Run run) {
        Long known = path.knownSince().get(run.version());
        if (known == null) {
            return Spans.EMPTY;
        }
        long listed = run.reporting().firstStart() + run.interval();
        return run.reporting()
                .within(Math.max(known, listed), Long.MAX_VALUE)
                .minus(run.watch(path.id()).reported());
    }

    /** One that is older than the path and does not know it may use it without saying so. */
    private Spans withoutMark(Run run) {
        long observed = path.observedSince();
        if (run.reporting().isEmpty() || !coverage.service().isOlder(run.version(), observed)) {
            return Spans.EMPTY;
        }
        long known = path.knownSince().getOrDefault(run.version(), Long.MAX_VALUE);
        return run.reporting().within(observed, known);
    }

    /** The first reason for which a use could hide right now. */
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
        return null;
    }

    /** Why the agents cannot watch or count the path right now, where they say so. */
    List<String> details(Reason reason) {
        return coverage.service().runs().stream()
                .map(run -> run.watch(path.id()))
                .map(watch -> switch (reason) {
                    case PATH_FAILED -> watch.failed();
                    case PATH_UNCOUNTABLE -> watch.uncountable();
                    default -> Unwatched.NEVER;
                })
                .flatMap(unwatched -> unwatched.reasons(asOf).stream())
                .sorted()
                .distinct()
                .toList();
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
