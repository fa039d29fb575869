package dev.oldpath.review.fleet;

import dev.oldpath.review.time.DurationText;
import java.time.Duration;

/**
 * How many instances of a service there should be, or how often it runs.
 *
 * @param declared false when nobody has declared it; then nothing can be SAFE
 * @param anyone whether all that report are the whole fleet
 * @param count the number, when one was declared
 * @param period of a job: a run starts in every stretch of this length; zero when it is no job
 */
public record Expected(boolean declared, boolean anyone, int count, Duration period) {
    public static final Expected NOT_DECLARED = new Expected(false, false, 0, Duration.ZERO);
    public static final Expected WHOEVER_REPORTS = new Expected(true, true, 0, Duration.ZERO);

    public static Expected of(int count) {
        return new Expected(true, false, count, Duration.ZERO);
    }

    /** A job that runs at least once in every period. */
    public static Expected every(Duration period) {
        return new Expected(true, false, 0, period);
    }

    public boolean isJob() {
        return !period.isZero();
    }

    /** Whether any instance has to run, now or in every period. */
    public boolean someone() {
        return anyone || count > 0 || isJob();
    }

    @Override
    public String toString() {
        if (!declared) {
            return "not declared";
        }
        if (isJob()) {
            return "a run every " + DurationText.format(period);
        }
        return anyone ? "whoever reports" : String.valueOf(count);
    }
}
