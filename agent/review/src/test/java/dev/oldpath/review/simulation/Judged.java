package dev.oldpath.review.simulation;

import dev.oldpath.review.evidence.EvidenceFold;
import dev.oldpath.review.fleet.Expected;
import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.fleet.Fleet.Plan;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reviewer;
import dev.oldpath.review.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the judge says of a simulated fleet. */
final class Judged {
    private Judged() {}

    /** From any telemetry of the fleet, which need not be all of it. */
    static Verdict verdict(RandomFleet fleet, Telemetry telemetry, long moment) {
        return judgement(fleet, telemetry, moment).verdict();
    }

    static Judgement judgement(RandomFleet fleet, Telemetry telemetry, long moment) {
        EvidenceFold fold = new EvidenceFold(moment, false);
        telemetry.feed(fold, moment);
        Expected expected =
                fleet.declaredInstances() < 0 ? Expected.WHOEVER_REPORTS : Expected.of(fleet.declaredInstances());
        Fleet declared =
                new Fleet(Map.of(RandomFleet.SERVICE, new Plan(expected, Duration.ZERO)), Map.of(), Duration.ZERO);
        List<PathReview> reviews =
                new Reviewer(declared, fleet.shape().window()).review(fold.toEvidence(), service -> true);
        return reviews.stream()
                .filter(path -> path.id().equals(RandomFleet.PATH))
                .map(PathReview::overall)
                .findFirst()
                .orElse(Judgement.noData(fleet.shape().window()));
    }
}
