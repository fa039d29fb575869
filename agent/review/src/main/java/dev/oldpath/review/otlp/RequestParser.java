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

/**
 * One {@code ExportMetricsServiceRequest} in OTLP/JSON to points. Fields may have any order, as JSON allows; what is
 * not OldPath's is skipped without being built.
 */
final class RequestParser {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads one line. */
    List<Point> parse(byte[] line) throws DamagedEvidence {
        List<Point> points = new ArrayList<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new DamagedEvidence("not a JSON object; every line has to be one OTLP/JSON metrics request");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("resourceMetrics")) {
                    eachObject(json, () -> resourceMetrics(json, points));
                } else {
                    skip(json);
                }
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
                case "scopeMetrics" -> eachObject(json, () -> scopeMetrics(json, metrics));
                default -> skip(json);
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
        expect(json, JsonToken.START_OBJECT, "resource");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (json.currentName().equals("attributes")) {
                attributes = AttributeParser.attributes(json);
            } else {
                skip(json);
            }
        }
        return attributes;
    }

    private static void scopeMetrics(JsonParser json, List<MetricParser> metrics) throws IOException, DamagedEvidence {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (json.currentName().equals("metrics")) {
                eachObject(json, () -> metrics.add(new MetricParser(json)));
            } else {
                skip(json);
            }
        }
    }

    /** Runs the body for each object of the array that is the value of the current field. */
    static void eachObject(JsonParser json, Body body) throws IOException, DamagedEvidence {
        String field = json.currentName();
        expect(json, JsonToken.START_ARRAY, field);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new DamagedEvidence(field + " holds something that is not an object");
            }
            body.run();
        }
    }

    static void expect(JsonParser json, JsonToken token, String field) throws IOException, DamagedEvidence {
        if (json.nextToken() != token) {
            throw new DamagedEvidence(field + " is not " + (token == JsonToken.START_ARRAY ? "an array" : "an object"));
        }
    }

    static void skip(JsonParser json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    /** What to do with one object of an array. */
    @FunctionalInterface
    interface Body {
        void run() throws IOException, DamagedEvidence;
    }
}
