package dev.oldpath.review.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with everything that led to it.
 *
 * @param details what the agents say of a reason that is theirs: why they cannot count the path; sorted, empty when they say nothing
 * @param safeAt when the path becomes SAFE if it stays quiet and watched from now on
 * @param gapEnd end of the last coverage gap; the judge's moment while one lasts
 */
public record Judgement(
        Verdict verdict,
        Reason reason,
        List<String> details,
        Duration window,
        @Nullable Instant observedSince,
        @Nullable Instant lastUsed,
        @Nullable Instant gapEnd,
        @Nullable Instant evidenceGapEnd,
        @Nullable Instant quietSince,
        @Nullable Instant safeAt) {

    /** The reason in words, with what the agents say of it. */
    public String reasonText() {
        return details.isEmpty() ? reason.text() : reason.text() + ": " + String.join("; ", details);
    }

    /** A path that nobody ever reported. */
    public static Judgement noData(Duration window) {
        return new Judgement(Verdict.BLIND, Reason.NO_DATA, List.of(), window, null, null, null, null, null, null);
    }
}
