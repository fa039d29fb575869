package dev.oldpath.review.verdict;

import java.time.Duration;
import java.util.List;

/**
 * A verdict with everything that led to it.
 *
 * @param details what is known about the reason beside its name, such as why the agents cannot count the path; sorted, may be empty
 */
public record Judgement(Verdict verdict, Reason reason, List<String> details, Duration window, Dates dates) {

    /** The reason as text, with what is known about it. */
    public String reasonText() {
        return details.isEmpty() ? reason.text() : reason.text() + ": " + String.join("; ", details);
    }

    /** A path that nobody ever reported. */
    public static Judgement noData(Duration window) {
        return new Judgement(Verdict.BLIND, Reason.NO_DATA, List.of(), window, Dates.NONE);
    }
}
