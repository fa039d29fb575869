package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Series;
import dev.oldpath.review.evidence.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Uses over time of every path, from one query. */
final class UseCurves {
    private UseCurves() {}

    static Map<SeriesKey, Curve> read(Recorded recorded, Instant from) {
        Duration step = Duration.between(from, recorded.moment()).dividedBy(Curve.STEPS);
        Map<SeriesKey, List<Sample>> series = new HashMap<>();
        recorded.range(
                        "sum by (deployment_environment_name, oldpath_path_id) (" + Series.CLIENT_USES_TOTAL + ")",
                        from,
                        step)
                .forEach(sample -> series.computeIfAbsent(SeriesKey.of(sample), key -> new ArrayList<>())
                        .add(sample));
        Map<SeriesKey, Curve> curves = new HashMap<>();
        series.forEach((key, samples) -> curves.put(key, curve(samples, from, recorded.moment())));
        return curves;
    }

    /** Points may be missing, so each is placed by its time. */
    private static Curve curve(List<Sample> samples, Instant from, Instant to) {
        long[] steps = new long[Curve.STEPS];
        double before = 0;
        long width = Math.max(1, to.toEpochMilli() - from.toEpochMilli());
        for (Sample sample : samples) {
            long at = (long) (sample.time() * 1000) - from.toEpochMilli();
            int step = (int) Math.max(0, Math.min(Curve.STEPS - 1, at * Curve.STEPS / width));
            steps[step] += Math.max(0, Math.round(sample.value() - before));
            before = Math.max(before, sample.value());
        }
        List<Long> uses = new ArrayList<>();
        for (long step : steps) {
            uses.add(step);
        }
        return new Curve(from.toEpochMilli(), to.toEpochMilli(), List.copyOf(uses));
    }
}
