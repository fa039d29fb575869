package dev.oldpath.review.verdict;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The moments that a verdict depends on; each is null where it does not exist.
 *
 * @param gapEnd end of the last coverage gap; the judge's moment while one lasts
 * @param safeAt when the path becomes SAFE if it stays quiet and watched from now on
 */
public record Dates(
        @Nullable Instant observedSince,
        @Nullable Instant lastUsed,
        @Nullable Instant gapEnd,
        @Nullable Instant evidenceGapEnd,
        @Nullable Instant quietSince,
        @Nullable Instant safeAt) {
    public static final Dates NONE = new Dates(null, null, null, null, null, null);

    /** The most cautious of each: observed since the earliest, all else the latest. */
    static Dates joined(List<Dates> all) {
        return new Dates(
                all.stream()
                        .map(Dates::observedSince)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                latest(all, Dates::lastUsed),
                latest(all, Dates::gapEnd),
                latest(all, Dates::evidenceGapEnd),
                latest(all, Dates::quietSince),
                latest(all, Dates::safeAt));
    }

    private static @Nullable Instant latest(List<Dates> all, Function<Dates, @Nullable Instant> part) {
        return all.stream()
                .map(part)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
