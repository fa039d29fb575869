package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.Evidence;
import dev.oldpath.review.evidence.PathEvidence;
import dev.oldpath.review.evidence.ServiceEvidence;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.fleet.Fleet;
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
        PathCoverage hidden = new PathCoverage(coverage, path, asOf);
        long lastUsed = path.users().stream().mapToLong(User::lastUsed).max().orElse(Spans.NEVER);
        long gapEnd = hidden.gapEnd();
        long quietSince = Math.max(Math.max(path.observedSince(), lastUsed), Math.max(gapEnd, evidenceGapEnd));
        long window = window(coverage.service(), path);
        long clock =
                path.kinds().contains("message") ? asOf - coverage.service().backlog() : asOf;
        Reason blind = hidden.blindNow();
        Reason reason;
        Verdict verdict;
        if (lastUsed != Spans.NEVER && clock < lastUsed + window) {
            verdict = Verdict.IN_USE;
            reason = Reason.USED;
        } else if (blind != null) {
            verdict = Verdict.BLIND;
            reason = blind;
        } else if (clock < quietSince + window) {
            verdict = Verdict.TOO_EARLY;
            reason = clockSetBy(quietSince, lastUsed, gapEnd);
        } else {
            verdict = Verdict.SAFE;
            reason = Reason.QUIET;
        }
        return new Judgement(
                verdict,
                reason,
                verdict == Verdict.BLIND ? hidden.details(reason) : List.of(),
                Duration.ofMillis(window),
                Instant.ofEpochMilli(path.observedSince()),
                instant(lastUsed),
                instant(gapEnd),
                instant(evidenceGapEnd),
                Instant.ofEpochMilli(quietSince),
                Instant.ofEpochMilli(quietSince + window));
    }

    private long window(ServiceEvidence service, PathEvidence path) {
        long rollback =
                fleet.rollbackHorizon(service.environment(), service.service()).toMillis();
        return Math.max(Math.max(path.quiet(), defaultWindow.toMillis()), Math.max(path.dataAge(), rollback));
    }

    private Reason clockSetBy(long quietSince, long lastUsed, long gapEnd) {
        if (quietSince == lastUsed) {
            return Reason.LAST_USED;
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
