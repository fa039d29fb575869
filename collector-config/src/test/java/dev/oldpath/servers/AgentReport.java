package dev.oldpath.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** One export of one agent, as OTLP/JSON. It gives two seconds between exports, so that a busy machine may be late. */
final class AgentReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode request = JSON.createObjectNode();
    private final ArrayNode metrics;
    private final Instant at;

    AgentReport(String service, String version, String instance, Instant at) {
        this.at = at;
        ObjectNode resourceMetrics = request.putArray("resourceMetrics").addObject();
        ObjectNode resource = resourceMetrics.putObject("resource");
        resource.set(
                "attributes",
                attributes(Map.of(
                        "service.name", service,
                        "service.version", version,
                        "service.instance.id", instance,
                        "deployment.environment.name", "test")));
        metrics = resourceMetrics.putArray("scopeMetrics").addObject().putArray("metrics");
        sum(
                "oldpath.agent.info",
                "{agent}",
                false,
                1,
                Map.of("oldpath.agent.canary", "ok", "oldpath.export.interval", "2"));
    }

    AgentReport watches(String path) {
        sum(
                "oldpath.path.info",
                "{path}",
                false,
                1,
                Map.of("oldpath.path.id", path, "oldpath.path.kind", "method", "oldpath.path.state", "watched"));
        sum(
                "oldpath.uses",
                "{use}",
                true,
                0,
                Map.of(
                        "oldpath.path.id", path,
                        "oldpath.path.kind", "method",
                        "oldpath.client.name", "_none",
                        "oldpath.client.version", "_none",
                        "oldpath.client.source", "none"));
        return this;
    }

    AgentReport used(String path, String client, long times, Instant last) {
        Map<String, String> user = Map.of(
                "oldpath.path.id", path,
                "oldpath.path.kind", "method",
                "oldpath.client.name", client,
                "oldpath.client.version", "1.0",
                "oldpath.client.source", "header");
        sum("oldpath.uses", "{use}", true, times, user);
        point(data("oldpath.last_used.timestamp", "s", "gauge"), user).put("asDouble", last.toEpochMilli() / 1000.0);
        return this;
    }

    /** A metric that is not OldPath's. */
    AgentReport foreign() {
        sum("http.server.requests", "{request}", true, 7, Map.of());
        return this;
    }

    String json() {
        return request.toString();
    }

    private void sum(String name, String unit, boolean monotonic, long value, Map<String, String> attributes) {
        ObjectNode sum = data(name, unit, "sum");
        sum.put("aggregationTemporality", 2).put("isMonotonic", monotonic);
        point(sum, attributes).put("asInt", Long.toString(value));
    }

    /** The data of a metric: like every SDK, all points of a metric are in one. */
    private ObjectNode data(String name, String unit, String kind) {
        for (JsonNode metric : metrics) {
            if (metric.path("name").asText().equals(name)) {
                return (ObjectNode) metric.get(kind);
            }
        }
        return metrics.addObject().put("name", name).put("unit", unit).putObject(kind);
    }

    private ObjectNode point(ObjectNode data, Map<String, String> attributes) {
        ObjectNode point = data.withArray("dataPoints").addObject();
        String nanos = Long.toString(at.toEpochMilli() * 1_000_000);
        point.put("timeUnixNano", nanos).set("attributes", attributes(attributes));
        return point;
    }

    private static ArrayNode attributes(Map<String, String> values) {
        ArrayNode attributes = JSON.createArrayNode();
        new TreeMap<>(values)
                .forEach((key, value) -> attributes
                        .addObject()
                        .put("key", key)
                        .putObject("value")
                        .put("stringValue", value));
        return attributes;
    }
}
