package dev.oldpath.review.verdict;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with everything that led to it.
 *
 * @param safeAt when the path becomes SAFE if it stays quiet and watched from now on
 * @param gapEnd end of the last coverage gap; the judge's moment while one lasts
 */
public record Judgement(
        Verdict verdict,
        Reason reason,
        Duration window,
        @Nullable Instant observedSince,
        @Nullable Instant lastUsed,
        @Nullable Instant gapEnd,
        @Nullable Instant evidenceGapEnd,
        @Nullable Instant quietSince,
        @Nullable Instant safeAt) {

    /** A path that nobody ever reported. */
    public static Judgement noData(Duration window) {
        return new Judgement(Verdict.BLIND, Reason.NO_DATA, window, null, null, null, null, null, null);
    }
}
