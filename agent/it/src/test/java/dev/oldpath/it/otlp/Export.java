package dev.oldpath.it.otlp;

import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one instance reported at one time.
 *
 * @param resource the attributes of its resource
 * @param points everything in it
 */
public record Export(Map<String, String> resource, List<Point> points) {
    private static final long BEGIN_WITHIN_NANOS = 5_000_000_000L;

    static Export of(ResourceMetrics metrics) {
        return new Export(
                Point.attributes(metrics.getResource().getAttributesList()),
                metrics.getScopeMetricsList().stream()
                        .flatMap(scope -> scope.getMetricsList().stream())
                        .flatMap(Point::of)
                        .toList());
    }

    /** The points of one metric. */
    public List<Point> points(String metric) {
        return points.stream().filter(point -> point.metric().equals(metric)).toList();
    }

    /** Whether it holds all that its sums announce, from about one start on, so that a part that gets lost is missed. */
    boolean isSummed() {
        List<Point> uses = points("oldpath.uses");
        List<Point> paths = points("oldpath.path.info");
        List<Point> sums = points("oldpath.agent.uses");
        List<Point> counts = points("oldpath.agent.paths");
        List<Point> delays = points("oldpath.agent.delays");
        List<Point> quiet = paths.stream()
                .filter(path -> path.attributes().containsKey("oldpath.path.quiet"))
                .toList();
        boolean heartbeat = !points("oldpath.agent.info").isEmpty();
        return sums.size() == 1
                && sums.get(0).count() == uses.stream().mapToLong(Point::count).sum()
                && (heartbeat
                        ? isCounted(paths, counts) && isCounted(quiet, delays)
                        : counts.isEmpty() && delays.isEmpty())
                && Stream.of(uses, paths, counts, delays, points("oldpath.agent.info"))
                        .flatMap(List::stream)
                        .allMatch(point -> point.start() > sums.get(0).start() - BEGIN_WITHIN_NANOS);
    }

    private static boolean isCounted(List<Point> points, List<Point> number) {
        return number.size() == 1 && number.get(0).count() == points.size();
    }

    /** Tells instances apart. */
    public String instance() {
        return resource.getOrDefault("service.instance.id", "");
    }
}
