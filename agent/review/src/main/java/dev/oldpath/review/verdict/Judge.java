package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.Evidence;
import dev.oldpath.review.evidence.PathEvidence;
import dev.oldpath.review.evidence.ServiceEvidence;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.time.Bounded;
import dev.oldpath.review.time.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges one path in one service, by the rules of docs/decisions/01-verdict.md. */
final class Judge {
    private final long asOf;
    private final Fleet fleet;
    private final Duration defaultWindow;
    private final long evidenceGapEnd;

    Judge(Evidence evidence, Fleet fleet, Duration defaultWindow) {
        this.asOf = evidence.asOf();
        this.fleet = fleet;
        this.defaultWindow = defaultWindow;
        this.evidenceGapEnd = new EvidenceGap(evidence, fleet).end();
    }

    Judgement judge(ServiceCoverage coverage, PathEvidence path) {
        long window = window(coverage, path);
        PathCoverage hidden = new PathCoverage(coverage, path, asOf, window);
        long observedSince = Math.min(asOf, path.observedSince());
        long lastUsed =
                path.usage().users().stream().mapToLong(User::lastUsed).max().orElse(Spans.NEVER);
        long gapEnd = hidden.gapEnd();
        long quietSince = Math.max(Math.max(observedSince, lastUsed), Math.max(gapEnd, evidenceGapEnd));
        long judgeClock = Math.min(coverage.judgeClock(window), coverage.newestRun());
        if (path.description().mayBeMessage()) {
            judgeClock = Math.min(judgeClock, asOf - coverage.service().backlog());
        }
        Reason blind = hidden.blindNow();
        Reason reason;
        Verdict verdict;
        if (lastUsed != Spans.NEVER && judgeClock < lastUsed + window) {
            verdict = Verdict.IN_USE;
            reason = Reason.USED;
        } else if (blind != null) {
            verdict = Verdict.BLIND;
            reason = blind;
        } else if (judgeClock < quietSince + window) {
            verdict = Verdict.TOO_EARLY;
            boolean start = isStart(gapEnd, observedSince, coverage);
            reason = clockSetBy(quietSince, lastUsed, start ? Spans.NEVER : gapEnd);
        } else {
            verdict = Verdict.SAFE;
            reason = Reason.QUIET;
        }
        return new Judgement(
                verdict,
                reason,
                verdict == Verdict.BLIND ? hidden.details(reason) : List.of(),
                Duration.ofMillis(window),
                new Dates(
                        Instant.ofEpochMilli(observedSince),
                        instant(lastUsed),
                        instant(gapEnd),
                        instant(evidenceGapEnd),
                        Instant.ofEpochMilli(quietSince),
                        Instant.ofEpochMilli(quietSince + window)));
    }

    /**
     * Judges a path by a service that is declared and never reported it. While the service is not watched, it may use the
     * path.
     *
     * @param longestOfOthers how long the path has to be quiet for others
     * @param observedSince since when others have observed it, or {@link Long#MAX_VALUE}
     * @return null when this service is no obstacle
     */
    @Nullable
    Judgement judgeUnknowing(ServiceCoverage coverage, Duration longestOfOthers, long observedSince) {
        ServiceEvidence service = coverage.service();
        boolean mayKnow = coverage.mayKnowEveryPath();
        Duration rollback = mayKnow ? fleet.rollbackHorizon(service.environment(), service.service()) : Duration.ZERO;
        Duration own = mayKnow && service.delaysLost() ? Bounded.LONGEST : rollback;
        Duration window = longestOfOthers.compareTo(own) >= 0 ? longestOfOthers : own;
        boolean uncounted = isUncounted(coverage, mayKnow);
        if (!uncounted && !coverage.expected().someone()) {
            return null;
        }
        Reason blind = uncounted ? Reason.NO_EXPECTED_INSTANCES : unwatchedNow(coverage, mayKnow);
        long firstReport = service.firstReport();
        long hidden =
                Math.max(coverage.missing().lastEnd(), coverage.usesMissing().lastEnd());
        if (mayKnow) {
            hidden = Math.max(
                    hidden, coverage.canaryFailed().union(coverage.unclean()).lastEnd());
        }
        long gapEnd = Math.max(firstReport, Math.max(hidden, coverage.lastUnreplacedStop()));
        gapEnd = uncounted ? asOf : Math.min(asOf, gapEnd);
        long safeAt = gapEnd + window.toMillis();
        if (blind == null && safeAt <= coverage.judgeClock(window.toMillis())) {
            return null;
        }
        return new Judgement(
                blind != null ? Verdict.BLIND : Verdict.TOO_EARLY,
                blind != null
                        ? blind
                        : isStart(gapEnd, observedSince, coverage) ? Reason.OBSERVED_SINCE : Reason.COVERAGE_GAP,
                List.of(),
                window,
                new Dates(null, null, instant(gapEnd), instant(evidenceGapEnd), instant(gapEnd), instant(safeAt)));
    }

    /** A fleet does not start in one instant: what is missing only until it has started is no gap in what was watched. */
    private static boolean isStart(long gapEnd, long observedSince, ServiceCoverage coverage) {
        return gapEnd != Spans.NEVER && observedSince != Long.MAX_VALUE && gapEnd - observedSince <= coverage.reach();
    }

    private @Nullable Reason unwatchedNow(ServiceCoverage coverage, boolean mayKnow) {
        if (coverage.missing().contains(asOf)) {
            return Reason.INSTANCE_MISSING;
        }
        if (mayKnow && coverage.canaryFailed().contains(asOf)) {
            return Reason.CANARY_FAILED;
        }
        return coverage.usesMissing().contains(asOf) ? Reason.USES_MISSING : null;
    }

    /**
     * Whether nobody would miss an instance of it: it is not declared and may know the path, or the fleet has an entry for it that does not
     * say how many instances there should be.
     */
    private boolean isUncounted(ServiceCoverage coverage, boolean mayKnow) {
        ServiceEvidence service = coverage.service();
        return !coverage.expected().declared() && (mayKnow || fleet.names(service.environment(), service.service()));
    }

    /** Not before three intervals is a use, or a lost export, noticed: what is quiet for less may be used all the time. */
    private long window(ServiceCoverage coverage, PathEvidence path) {
        ServiceEvidence service = coverage.service();
        long rollback =
                fleet.rollbackHorizon(service.environment(), service.service()).toMillis();
        long window = Math.max(Math.max(path.quiet(), defaultWindow.toMillis()), Math.max(path.dataAge(), rollback));
        return Math.min(Math.max(window, coverage.reach()), Bounded.LONGEST.toMillis());
    }

    private Reason clockSetBy(long quietSince, long lastUsed, long gapEnd) {
        if (quietSince == lastUsed) {
            return Reason.LAST_USED;
        }
        if (evidenceGapEnd == asOf) {
            return Reason.EVIDENCE_GAP; // there is no evidence of any service, and so no coverage of this one
        }
        if (quietSince == gapEnd) {
            return Reason.COVERAGE_GAP;
        }
        return quietSince == evidenceGapEnd ? Reason.EVIDENCE_GAP : Reason.OBSERVED_SINCE;
    }

    private static @Nullable Instant instant(long moment) {
        return moment == Spans.NEVER ? null : Instant.ofEpochMilli(moment);
    }
}
