package dev.oldpath.it.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One data point as it came in.
 *
 * @param metric the metric's OpenTelemetry name
 * @param attributes its attributes, every value as text
 * @param value its value
 * @param start when its series began, Unix nanoseconds
 * @param cumulative whether it is a sum since the start; false for gauges
 */
public record Point(String metric, Map<String, String> attributes, double value, long start, boolean cumulative) {
    static Stream<Point> of(Metric metric) {
        boolean cumulative =
                metric.hasSum() && metric.getSum().getAggregationTemporality().getNumber() == 2;
        List<NumberDataPoint> points = metric.hasSum()
                ? metric.getSum().getDataPointsList()
                : metric.getGauge().getDataPointsList();
        return points.stream()
                .map(point -> new Point(
                        metric.getName(),
                        attributes(point.getAttributesList()),
                        value(point),
                        point.getStartTimeUnixNano(),
                        cumulative));
    }

    /** The value of an attribute, or an empty string. */
    public String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /** The value as a count. */
    public long count() {
        return Math.round(value);
    }

    static Map<String, String> attributes(List<KeyValue> list) {
        Map<String, String> attributes = new TreeMap<>();
        list.forEach(entry -> attributes.put(entry.getKey(), text(entry.getValue())));
        return attributes;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            default -> value.toString();
        };
    }

    private static double value(NumberDataPoint point) {
        return point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
    }
}
