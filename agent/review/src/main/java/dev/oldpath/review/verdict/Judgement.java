package dev.oldpath.review.verdict;

import java.time.Duration;
import java.util.List;

/**
 * A verdict with everything that led to it.
 *
 * @param details why agents cannot count the path, in their own words; sorted, empty when they report no reason
 */
public record Judgement(Verdict verdict, Reason reason, List<String> details, Duration window, Dates dates) {

    /** The reason in words, with the details that agents report. */
    public String reasonText() {
        return details.isEmpty() ? reason.text() : reason.text() + ": " + String.join("; ", details);
    }

    /** A path that nobody ever reported. */
    public static Judgement noData(Duration window) {
        return new Judgement(Verdict.BLIND, Reason.NO_DATA, List.of(), window, Dates.NONE);
    }
}
