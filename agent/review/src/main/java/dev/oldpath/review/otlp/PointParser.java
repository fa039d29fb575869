package dev.oldpath.review.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.oldpath.review.otlp.Point.Buckets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One number or histogram data point. 64-bit integers are strings in OTLP/JSON, numbers are accepted too. */
final class PointParser {
    private static final long NO_RECORDED_VALUE = 1;

    private Map<String, String> attributes = Map.of();
    private long start;
    private long time;
    private long flags;
    /** A point that has lost its value is no zero. */
    private double value = Double.NaN;

    private boolean histogram;
    private List<Double> counts = List.of();
    private List<Double> bounds = List.of();

    PointParser(JsonParser json) throws IOException, DamagedEvidence {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "attributes" -> attributes = AttributeParser.attributes(json);
                case "startTimeUnixNano" -> start = integer(json) / 1_000_000;
                case "timeUnixNano" -> time = integer(json) / 1_000_000;
                case "asInt", "asDouble" -> value = number(json);
                case "count" -> {
                    value = number(json);
                    histogram = true;
                }
                case "flags" -> flags = integer(json);
                case "bucketCounts" -> counts = numbers(json);
                case "explicitBounds" -> bounds = numbers(json);
                default -> JsonReading.skip(json);
            }
        }
    }

    boolean recorded() {
        return (flags & NO_RECORDED_VALUE) == 0;
    }

    Point toPoint(String metric, Map<String, String> resource) throws DamagedEvidence {
        if (time <= 0) {
            throw new DamagedEvidence("a data point of " + metric + " has no timeUnixNano");
        }
        return new Point(metric, resource, attributes, start, time, value, buckets());
    }

    /** A histogram that has lost counts or bounds has no bound that can be read. */
    private @Nullable Buckets buckets() {
        if (!histogram) {
            return null;
        }
        if (value == 0) {
            return new Buckets(0);
        }
        if (bounds.isEmpty()
                || counts.size() != bounds.size() + 1
                || counts.stream().mapToDouble(Double::doubleValue).sum() < value) {
            return new Buckets(Double.NaN);
        }
        for (int i = counts.size() - 1; i >= 0; i--) {
            if (counts.get(i) > 0) {
                return new Buckets(bounds.get(Math.min(i, bounds.size() - 1)));
            }
        }
        return new Buckets(Double.NaN);
    }

    private static long integer(JsonParser json) throws IOException, DamagedEvidence {
        String field = json.currentName();
        json.nextToken();
        try {
            return Long.parseLong(json.getText());
        } catch (NumberFormatException e) {
            throw new DamagedEvidence(field + " is not an integer: " + json.getText());
        }
    }

    private static double number(JsonParser json) throws IOException, DamagedEvidence {
        json.nextToken();
        return currentNumber(json);
    }

    private static List<Double> numbers(JsonParser json) throws IOException, DamagedEvidence {
        List<Double> numbers = new ArrayList<>();
        JsonReading.expect(json, JsonToken.START_ARRAY, json.currentName());
        while (json.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(currentNumber(json));
        }
        return numbers;
    }

    private static double currentNumber(JsonParser json) throws IOException, DamagedEvidence {
        try {
            return Double.parseDouble(json.getText());
        } catch (NumberFormatException e) {
            throw new DamagedEvidence("not a number: " + json.getText());
        }
    }
}
