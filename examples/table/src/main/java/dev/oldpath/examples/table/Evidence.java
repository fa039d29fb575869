package dev.oldpath.examples.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Old paths as found in {@code *.jsonl}, each line an OTLP/JSON {@code ExportMetricsServiceRequest}. */
final class Evidence {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANARY = "oldpath.canary";
    private static final String UNKNOWN = "_unknown";

    private final Map<String, OldPath> paths = new TreeMap<>();

    private Evidence() {}

    /** Reads all files of a directory. */
    static Collection<OldPath> read(Path directory) throws IOException {
        Evidence evidence = new Evidence();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jsonl")) {
            for (Path file : files) {
                for (JsonNode resource : last(file).path("resourceMetrics")) {
                    evidence.add(resource);
                }
            }
        }
        return evidence.paths.values();
    }

    /** A file is of one process and its values are cumulative, so the last line has everything. A crash may tear it. */
    private static JsonNode last(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = lines.size() - 1; i >= 0; i--) {
            try {
                return JSON.readTree(lines.get(i));
            } catch (JsonProcessingException e) {
                if (i < lines.size() - 1) {
                    throw new IOException(file + ":" + (i + 1) + ": not an OTLP/JSON line", e);
                }
            }
        }
        return JSON.createObjectNode();
    }

    private void add(JsonNode resource) {
        String version = attributes(resource.path("resource")).getOrDefault("service.version", "?");
        Map<Map<String, String>, Instant> lastUses = new HashMap<>();
        for (JsonNode point : points(resource, "oldpath.last_used.timestamp")) {
            double seconds = point.path("asDouble").asDouble();
            lastUses.put(attributes(point), Instant.ofEpochMilli(Math.round(seconds * 1000)));
        }
        for (JsonNode point : points(resource, "oldpath.path.info")) {
            Map<String, String> attributes = attributes(point);
            path(attributes).known(version, attributes.getOrDefault("oldpath.path.state", "?"));
        }
        for (JsonNode point : points(resource, "oldpath.uses")) {
            Map<String, String> attributes = attributes(point);
            Instant lastUse = lastUses.get(attributes);
            // Without a last use it is the zero of a path without uses. The canary is no old path.
            if (lastUse != null && !CANARY.equals(attributes.get("oldpath.path.id"))) {
                path(attributes)
                        .used(client(attributes), version, point.path("asInt").asLong(), lastUse);
            }
        }
    }

    private OldPath path(Map<String, String> attributes) {
        String id = attributes.getOrDefault("oldpath.path.id", "?");
        String kind = attributes.getOrDefault("oldpath.path.kind", "?");
        return paths.computeIfAbsent(id + ' ' + kind, key -> new OldPath(id, kind));
    }

    private static String client(Map<String, String> attributes) {
        String name = attributes.getOrDefault("oldpath.client.name", "?");
        String version = attributes.getOrDefault("oldpath.client.version", "?");
        return name.equals(UNKNOWN) ? "unknown" : version.equals(UNKNOWN) ? name : name + ' ' + version;
    }

    private static List<JsonNode> points(JsonNode resource, String metric) {
        List<JsonNode> points = new ArrayList<>();
        for (JsonNode scope : resource.path("scopeMetrics")) {
            for (JsonNode candidate : scope.path("metrics")) {
                if (candidate.path("name").asText().equals(metric)) {
                    candidate.path("sum").path("dataPoints").forEach(points::add);
                    candidate.path("gauge").path("dataPoints").forEach(points::add);
                }
            }
        }
        return points;
    }

    private static Map<String, String> attributes(JsonNode holder) {
        Map<String, String> attributes = new HashMap<>();
        for (JsonNode attribute : holder.path("attributes")) {
            for (JsonNode value : attribute.path("value")) {
                attributes.put(attribute.path("key").asText(), value.asText());
            }
        }
        return attributes;
    }
}
