package dev.oldpath.review.time;

import java.time.Duration;

/** The one rule for durations that telemetry brings, and their bound: docs/metrics.md, "Values that make no sense". */
public final class Bounded {
    /** No duration is longer; longer ones count as this. */
    public static final Duration LONGEST = Duration.ofDays(3652);

    private static final double LONGEST_SECONDS = LONGEST.toSeconds();

    private Bounded() {}

    /** Seconds to milliseconds: nothing negative, and at most {@link #LONGEST}, which is also what no number becomes. */
    public static long millis(double seconds) {
        if (Double.isNaN(seconds) || seconds >= LONGEST_SECONDS) {
            return LONGEST.toMillis();
        }
        return seconds <= 0 ? 0 : (long) (seconds * 1000);
    }

    /** The same of a text; the empty one is no duration at all, so 0. */
    public static long millis(String seconds) {
        if (seconds.isEmpty()) {
            return 0;
        }
        try {
            return millis(Double.parseDouble(seconds));
        } catch (NumberFormatException e) {
            return LONGEST.toMillis();
        }
    }

    /** Whether a number of seconds since 1970, or of uses, is one that a working agent can send. */
    public static boolean isAmount(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }
}
