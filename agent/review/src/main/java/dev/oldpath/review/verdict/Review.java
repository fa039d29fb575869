package dev.oldpath.review.verdict;

import java.time.Instant;
import java.util.List;

/**
 * Everything a report shows.
 *
 * @param source the source of the evidence, for the reader
 * @param notes what the reader should know besides the verdicts
 */
public record Review(Instant asOf, String source, List<PathReview> paths, List<String> notes) {}
