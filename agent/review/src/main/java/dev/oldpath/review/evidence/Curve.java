package dev.oldpath.review.evidence;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Uses over time, for the eye.
 *
 * @param from start of the first step, epoch milliseconds
 * @param to end of the last step
 * @param uses in each step
 */
public record Curve(long from, long to, List<Long> uses) {
    public static final int STEPS = 60;

    static Curve of(long from, long to, Collection<UseSeries> series) {
        long[] steps = new long[STEPS];
        for (UseSeries one : series) {
            boolean[] first = {true};
            one.rises((time, uses) -> {
                // Uses made before anybody looked belong to no step.
                boolean old = first[0] && one.startedBefore(from);
                first[0] = false;
                if (!old && time >= from && time <= to) {
                    steps[step(time, from, to)] += uses;
                }
            });
        }
        return new Curve(from, to, list(steps));
    }

    /** Joins curves that end at the same moment over the longest of their ranges. */
    public static Curve sum(List<Curve> curves) {
        long from = curves.stream().mapToLong(Curve::from).min().orElse(0);
        long to = curves.stream().mapToLong(Curve::to).max().orElse(0);
        long[] steps = new long[STEPS];
        for (Curve curve : curves) {
            long width = curve.to - curve.from;
            for (int i = 0; i < curve.uses.size(); i++) {
                long middle = curve.from + width * (2L * i + 1) / (2L * curve.uses.size());
                steps[step(middle, from, to)] += curve.uses.get(i);
            }
        }
        return new Curve(from, to, list(steps));
    }

    private static int step(long time, long from, long to) {
        return (int) Math.min(STEPS - 1, (time - from) * STEPS / Math.max(1, to - from));
    }

    private static List<Long> list(long[] steps) {
        return Arrays.stream(steps).boxed().toList();
    }
}
