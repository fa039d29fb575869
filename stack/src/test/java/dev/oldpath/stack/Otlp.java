package dev.oldpath.stack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One OTLP/JSON request, for what the demo has no reason to send. */
final class Otlp {
    private final Map<String, String> resource;
    private final String nanos;
    private final List<String> metrics = new ArrayList<>();

    Otlp(Map<String, String> resource, Instant at) {
        this.resource = resource;
        this.nanos = "\"timeUnixNano\":\"" + at.toEpochMilli() + "000000\"";
    }

    Otlp info(String name, Map<String, String> attributes) {
        return sum(name, 1, false, attributes);
    }

    Otlp counter(String name, long value, Map<String, String> attributes) {
        return sum(name, value, true, attributes);
    }

    Otlp gauge(String name, String unit, long value, Map<String, String> attributes) {
        return add("""
                {"name":"%s","unit":"%s","gauge":{"dataPoints":[{%s,"asDouble":%s,%s}]}}
                """.formatted(name, unit, nanos, value, attributes(attributes)));
    }

    /** One value, and which bucket it fell into. */
    Otlp histogram(String name, long value, String bounds, String counts, Map<String, String> attributes) {
        return add("""
                {"name":"%s","unit":"s","histogram":{"aggregationTemporality":2,"dataPoints":[
                  {%s,"count":"1","sum":%s,"explicitBounds":[%s],"bucketCounts":[%s],%s}]}}
                """.formatted(name, nanos, value, bounds, counts, attributes(attributes)));
    }

    private Otlp sum(String name, long value, boolean monotonic, Map<String, String> attributes) {
        return add("""
                {"name":"%s","sum":{"aggregationTemporality":2,"isMonotonic":%s,"dataPoints":[{%s,"asInt":"%d",%s}]}}
                """.formatted(name, monotonic, nanos, value, attributes(attributes)));
    }

    private Otlp add(String metric) {
        metrics.add(metric);
        return this;
    }

    String json() {
        return "{\"resourceMetrics\":[{\"resource\":{" + attributes(resource) + "},\"scopeMetrics\":[{\"metrics\":["
                + String.join(",", metrics) + "]}]}]}";
    }

    private static String attributes(Map<String, String> attributes) {
        return new TreeMap<>(attributes)
                .entrySet().stream()
                        .map(attribute -> "{\"key\":\"" + attribute.getKey() + "\",\"value\":{\"stringValue\":\""
                                + attribute.getValue() + "\"}}")
                        .collect(Collectors.joining(",", "\"attributes\":[", "]"));
    }
}
