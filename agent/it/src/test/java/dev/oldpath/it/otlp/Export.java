package dev.oldpath.it.otlp;

import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.util.List;
import java.util.Map;

/**
 * What one instance reported at one time.
 *
 * @param resource the attributes of its resource
 * @param points everything in it
 */
public record Export(Map<String, String> resource, List<Point> points) {
    static Export of(ResourceMetrics metrics) {
        return new Export(
                Point.attributes(metrics.getResource().getAttributesList()),
                metrics.getScopeMetricsList().stream()
                        .flatMap(scope -> scope.getMetricsList().stream())
                        .flatMap(Point::of)
                        .toList());
    }

    /** Tells instances apart. */
    public String instance() {
        return resource.getOrDefault("service.instance.id", "");
    }
}
