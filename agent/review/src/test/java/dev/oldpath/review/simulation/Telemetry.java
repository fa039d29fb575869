package dev.oldpath.review.simulation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.otlp.Point.Buckets;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Everything a fleet exported, in three forms: OTLP/JSON lines, points for the fold, and plain points for any store. */
public final class Telemetry {
    /** One OTLP request: its arrival decides where it lies in a file, its time what it says. */
    public record Export(Map<String, String> resource, long time, long arrival, List<Sample> samples) {}

    /** One point of one metric. */
    public record Sample(String metric, Map<String, String> attributes, long start, double value, boolean counter) {}

    /** A point as a store of series sees it, resource attributes among the others. */
    public record PlainPoint(String metric, Map<String, String> attributes, double value, long timeMillis) {}

    private static final String DATA_AGE = "oldpath.data.age";
    private static final JsonFactory JSON = new JsonFactory();

    private final List<Export> exports = new ArrayList<>();

    public void clear() {
        exports.clear();
    }

    public void add(Export export) {
        exports.add(export);
    }

    /** In order of arrival, which is the order in which a Collector writes them. */
    public List<Export> exports() {
        return exports.stream()
                .sorted(Comparator.comparingLong(Export::arrival))
                .toList();
    }

    public List<PlainPoint> plainPoints() {
        List<PlainPoint> points = new ArrayList<>();
        for (Export export : exports()) {
            for (Sample sample : export.samples()) {
                Map<String, String> attributes = new LinkedHashMap<>(export.resource());
                attributes.putAll(sample.attributes());
                points.add(new PlainPoint(sample.metric(), attributes, sample.value(), export.time()));
            }
        }
        return points;
    }

    /** What had arrived at a moment, the agent's own line first in each request, as the reader of files gives them. */
    public void feed(Consumer<Point> sink, long arrivedBy) {
        for (Export export : exports) {
            if (export.arrival() <= arrivedBy) {
                export.samples().stream()
                        .sorted(Comparator.comparing(sample -> !sample.metric().equals("oldpath.agent.info")))
                        .map(sample -> point(export, sample))
                        .forEach(sink);
            }
        }
    }

    private static Point point(Export export, Sample sample) {
        boolean histogram = sample.metric().equals(DATA_AGE);
        return new Point(
                sample.metric(),
                export.resource(),
                sample.attributes(),
                sample.start(),
                export.time(),
                histogram ? 1 : sample.value(),
                histogram ? new Buckets(sample.value()) : null);
    }

    /** One file, as the Collector's file exporter writes it. */
    public Path writeTo(Path directory) throws IOException {
        Path file = directory.resolve("collector.jsonl");
        Files.write(file, lines());
        return file;
    }

    public List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Export export : exports()) {
            lines.add(line(export));
        }
        return lines;
    }

    /** One request as OTLP/JSON, without a line break. */
    public static String line(Export export) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeArrayFieldStart("resourceMetrics");
            json.writeStartObject();
            json.writeObjectFieldStart("resource");
            attributes(json, export.resource());
            json.writeEndObject();
            json.writeArrayFieldStart("scopeMetrics");
            json.writeStartObject();
            json.writeArrayFieldStart("metrics");
            for (Sample sample : export.samples()) {
                metric(json, export.time(), sample);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    /** Whether the unit of a metric is the second; docs/metrics.md. */
    public static boolean isInSeconds(String metric) {
        return metric.endsWith(".timestamp") || metric.endsWith(".age") || metric.endsWith(".offset");
    }

    private static boolean isMonotonic(String metric) {
        return !metric.endsWith(".info")
                && !metric.equals("oldpath.agent.uses")
                && !metric.equals("oldpath.agent.paths")
                && !metric.equals("oldpath.agent.delays");
    }

    private static void metric(JsonGenerator json, long time, Sample sample) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", sample.metric());
        // Stores make the suffixes of their names of these two.
        json.writeStringField("unit", isInSeconds(sample.metric()) ? "s" : "");
        if (sample.metric().equals(DATA_AGE)) {
            histogram(json, time, sample);
            return;
        }
        json.writeObjectFieldStart(sample.counter() ? "sum" : "gauge");
        json.writeArrayFieldStart("dataPoints");
        json.writeStartObject();
        attributes(json, sample.attributes());
        json.writeStringField("startTimeUnixNano", sample.start() + "000000");
        json.writeStringField("timeUnixNano", time + "000000");
        if (sample.counter()) {
            json.writeStringField("asInt", String.valueOf((long) sample.value()));
        } else {
            json.writeNumberField("asDouble", sample.value());
        }
        json.writeEndObject();
        json.writeEndArray();
        if (sample.counter()) {
            json.writeNumberField("aggregationTemporality", 2);
            json.writeBooleanField("isMonotonic", isMonotonic(sample.metric()));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** One value of the age of data, in one bucket whose bound is the age. */
    private static void histogram(JsonGenerator json, long time, Sample sample) throws IOException {
        json.writeObjectFieldStart("histogram");
        json.writeArrayFieldStart("dataPoints");
        json.writeStartObject();
        attributes(json, sample.attributes());
        json.writeStringField("startTimeUnixNano", sample.start() + "000000");
        json.writeStringField("timeUnixNano", time + "000000");
        json.writeStringField("count", "1");
        json.writeNumberField("sum", sample.value());
        json.writeArrayFieldStart("bucketCounts");
        json.writeString("1");
        json.writeString("0");
        json.writeEndArray();
        json.writeArrayFieldStart("explicitBounds");
        json.writeNumber(sample.value());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeNumberField("aggregationTemporality", 2);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void attributes(JsonGenerator json, Map<String, String> attributes) throws IOException {
        json.writeArrayFieldStart("attributes");
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            json.writeStartObject();
            json.writeStringField("key", attribute.getKey());
            json.writeObjectFieldStart("value");
            json.writeStringField("stringValue", attribute.getValue());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
