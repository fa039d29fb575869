package dev.oldpath.review.verdict;

import java.time.Instant;

/**
 * One version of a service and what it has to do with a path.
 *
 * @param reporting how many of its instances report now
 */
public record VersionReview(String version, Mark mark, int reporting, Instant firstSeen, Instant lastSeen) {

    /** What a version knows about a path. */
    public enum Mark {
        /** It reports the path. */
        KNOWS,
        /** It was first seen after the mark and does not report the path: its code is taken as gone. */
        REMOVED,
        /** It is older than the mark and may use the path without saying so. */
        WITHOUT_MARK
    }
}
