package dev.oldpath.review.verdict;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Everything a report shows.
 *
 * @param source the source of the evidence, for the reader
 * @param notes what the reader should know besides the verdicts
 */
public record Review(Instant asOf, String source, List<PathReview> paths, List<String> notes) {

    /** The verdict with the most reason to leave a path alone; without any path nothing is known. */
    public Verdict worst() {
        return paths.stream()
                .map(path -> path.overall().verdict())
                .max(Comparator.naturalOrder())
                .orElse(Verdict.BLIND);
    }
}
