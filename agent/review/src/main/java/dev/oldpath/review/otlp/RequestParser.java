package dev.oldpath.review.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One {@code ExportMetricsServiceRequest} in OTLP/JSON to points. Fields may have any order, as JSON allows; what is
 * not OldPath's is skipped without being built.
 */
final class RequestParser {
    private static final JsonFactory JSON = new JsonFactory();

    /** A Collector's file may hold all signals; a request without anything is written as {@code {}}. */
    private static final Set<String> SIGNALS =
            Set.of("resourceMetrics", "resourceSpans", "resourceLogs", "resourceProfiles");

    /** Reads one line. */
    List<Point> parse(byte[] line) throws DamagedEvidence {
        List<Point> points = new ArrayList<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new DamagedEvidence("not a JSON object; every line has to be one OTLP/JSON metrics request");
            }
            boolean request = false;
            boolean empty = true;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                empty = false;
                request |= SIGNALS.contains(json.currentName());
                if (json.currentName().equals("resourceMetrics")) {
                    JsonReading.eachObject(json, () -> resourceMetrics(json, points));
                } else {
                    JsonReading.skip(json);
                }
            }
            if (!request && !empty) {
                throw new DamagedEvidence("has no resourceMetrics; every line has to be one OTLP/JSON metrics request");
            }
            if (json.nextToken() != null) {
                throw new DamagedEvidence("more than one JSON value on the line");
            }
        } catch (JsonEOFException e) {
            throw new DamagedEvidence("the JSON ends too early");
        } catch (JsonProcessingException e) {
            throw new DamagedEvidence(
                    "broken JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new DamagedEvidence("broken JSON: " + e.getMessage());
        }
        return points;
    }

    private static void resourceMetrics(JsonParser json, List<Point> points) throws IOException, DamagedEvidence {
        Map<String, String> resource = Map.of();
        List<MetricParser> metrics = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "resource" -> resource = resource(json);
                case "scopeMetrics" -> JsonReading.eachObject(json, () -> scopeMetrics(json, metrics));
                default -> JsonReading.skip(json);
            }
        }
        // The agent's own line first: it has the export interval, by which the others are judged.
        metrics.sort(Comparator.comparing(metric -> !metric.isAgentInfo()));
        for (MetricParser metric : metrics) {
            metric.addTo(points, resource);
        }
    }

    private static Map<String, String> resource(JsonParser json) throws IOException, DamagedEvidence {
        Map<String, String> attributes = Map.of();
        JsonReading.expect(json, JsonToken.START_OBJECT, "resource");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (json.currentName().equals("attributes")) {
                attributes = AttributeParser.attributes(json);
            } else {
                JsonReading.skip(json);
            }
        }
        return attributes;
    }

    private static void scopeMetrics(JsonParser json, List<MetricParser> metrics) throws IOException, DamagedEvidence {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (json.currentName().equals("metrics")) {
                JsonReading.eachObject(json, () -> metrics.add(new MetricParser(json)));
            } else {
                JsonReading.skip(json);
            }
        }
    }
}
