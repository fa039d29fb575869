package dev.oldpath.review.verdict;

import java.time.Instant;

/**
 * One version of a service and what it has to do with a path.
 *
 * @param counting whether its instances that report now count all uses of the path
 * @param reporting how many of its instances report now
 */
public record VersionReview(
        String version, Presence presence, Counting counting, int reporting, Instant firstSeen, Instant lastSeen) {

    /** Which uses the instances of a version count; of several the least. */
    public enum Counting {
        ALL,
        /** Some uses cannot be counted by nature. */
        SOME,
        /** The path could not be woven. */
        NONE
    }

    /** What a version knows about a path. */
    public enum Presence {
        /** It reports the path. */
        KNOWS,
        /** It is newer than every version that reports the path and does not report it: its code is gone. */
        REMOVED,
        /** It is newer too, but its agent cannot prove that it would know the path. */
        UNPROVEN,
        /** It is not newer than the versions that report the path, and may use it without reporting it. */
        WITHOUT_MARK
    }
}
