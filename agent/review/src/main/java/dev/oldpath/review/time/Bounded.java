package dev.oldpath.review.time;

import java.time.Duration;

/** The one rule for durations that telemetry brings, and their bound: docs/metrics.md, "Values that make no sense". */
public final class Bounded {
    /** No duration is longer; longer ones count as this. */
    public static final Duration LONGEST = Duration.ofDays(3652);

    private static final double LONGEST_SECONDS = LONGEST.toSeconds();

    /** A clock may be further off than any duration is long: many a host begins in 1970. */
    private static final double FURTHEST_SECONDS = 1000 * LONGEST_SECONDS;

    private Bounded() {}

    /** Seconds to milliseconds: nothing negative, and at most {@link #LONGEST}, which is also what no number becomes. */
    public static long millis(double seconds) {
        return millis(seconds, LONGEST_SECONDS);
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

    /** By how much a clock is off, in milliseconds: nothing negative, and what is no number is the most. */
    public static long clockMillis(double seconds) {
        return millis(seconds, FURTHEST_SECONDS);
    }

    private static long millis(double seconds, double most) {
        if (Double.isNaN(seconds) || seconds >= most) {
            return (long) (most * 1000);
        }
        return seconds <= 0 ? 0 : (long) (seconds * 1000);
    }

    /** Whether a number of seconds since 1970, or of uses, is one that a working agent can send. */
    public static boolean isAmount(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }
}
