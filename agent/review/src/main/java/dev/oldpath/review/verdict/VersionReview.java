package dev.oldpath.review.verdict;

import java.time.Instant;

/**
 * One version of a service and what it has to do with a path.
 *
 * @param reporting how many of its instances report now
 */
public record VersionReview(String version, Presence presence, int reporting, Instant firstSeen, Instant lastSeen) {

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
