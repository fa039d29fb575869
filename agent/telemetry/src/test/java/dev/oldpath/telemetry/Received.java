package dev.oldpath.telemetry;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What a receiver has decoded, in the order of arrival. */
final class Received {
    final List<ExportMetricsServiceRequest> requests = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();

    ExportMetricsServiceRequest last() {
        return requests.get(requests.size() - 1);
    }

    static List<Metric> metrics(ExportMetricsServiceRequest request) {
        return request.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .collect(Collectors.toList());
    }

    static List<NumberDataPoint> points(ExportMetricsServiceRequest request, String metric) {
        List<NumberDataPoint> points = new ArrayList<>();
        for (Metric candidate : metrics(request)) {
            if (candidate.getName().equals(metric)) {
                points.addAll(candidate.getSum().getDataPointsList());
                points.addAll(candidate.getGauge().getDataPointsList());
            }
        }
        return points;
    }

    /** Values by attributes, those written as {@code key=value} in the order of the keys. */
    static Map<String, Number> values(ExportMetricsServiceRequest request, String metric) {
        Map<String, Number> values = new TreeMap<>();
        for (NumberDataPoint point : points(request, metric)) {
            String attributes = text(point.getAttributesList());
            Number value = point.hasAsInt() ? (Number) point.getAsInt() : (Number) point.getAsDouble();
            if (values.put(attributes, value) != null) {
                throw new AssertionError("two points of " + metric + " for " + attributes);
            }
        }
        return values;
    }

    static String resource(ExportMetricsServiceRequest request) {
        return text(request.getResourceMetrics(0).getResource().getAttributesList());
    }

    /** The number of uses of a client in the last request, 0 when it has none. */
    long uses(String client) {
        if (requests.isEmpty()) {
            return 0;
        }
        return points(last(), "oldpath.uses").stream()
                .filter(point -> text(point.getAttributesList()).contains("oldpath.client.name=" + client + " "))
                .mapToLong(NumberDataPoint::getAsInt)
                .sum();
    }

    static String text(List<KeyValue> attributes) {
        Map<String, String> sorted = new TreeMap<>();
        for (KeyValue attribute : attributes) {
            sorted.put(
                    attribute.getKey(),
                    attribute.getValue().hasIntValue()
                            ? "(int) " + attribute.getValue().getIntValue()
                            : attribute.getValue().getStringValue());
        }
        return sorted.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" ", "", " "));
    }
}
