package dev.oldpath.review.prometheus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The data of {@code /api/v1/query} and {@code /api/v1/query_range}; a matrix gives one sample for each of its points. */
final class ResponseParser implements Envelope.Data {
    /** As Go writes a number that is finite; Java's parser takes more. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private static final Pattern NO_NUMBER = Pattern.compile("NaN|[-+]?Inf");

    private final String type;
    private final List<Sample> samples = new ArrayList<>();

    /** Expects a result of this type: {@code vector} or {@code matrix}. */
    ResponseParser(String type) {
        this.type = type;
    }

    List<Sample> samples() {
        return samples;
    }

    @Override
    public void read(JsonParser json) throws IOException {
        String found = "";
        boolean result = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "resultType" -> found = Envelope.text(json);
                case "result" -> {
                    Envelope.array(json, "the result", () -> series(json));
                    result = true;
                }
                // how the query ran; the last two are of Thanos
                case "stats", "analysis", "explanation" -> json.skipChildren();
                default -> throw new OddAnswer("its data has the unknown field " + field);
            }
        }
        if (!result || !found.equals(type)) {
            throw new OddAnswer("its data is no " + type);
        }
    }

    private void series(JsonParser json) throws IOException {
        Envelope.expect(json, JsonToken.START_OBJECT, "an element of the result is not an object");
        Map<String, String> labels = new HashMap<>();
        List<double[]> points = new ArrayList<>();
        boolean metric = false;
        String values = type.equals("vector") ? "value" : "values";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("metric")) {
                labels(json, labels);
                metric = true;
            } else if (!field.equals(values)) {
                throw new OddAnswer("a series has the unknown field " + field);
            } else if (type.equals("vector")) {
                points.add(point(json));
            } else {
                Envelope.array(json, values, () -> points.add(point(json)));
            }
        }
        if (!metric || points.isEmpty()) {
            throw new OddAnswer("a series has no " + (metric ? values : "metric"));
        }
        for (double[] point : points) {
            samples.add(new Sample(labels, point[0], point[1]));
        }
    }

    private static void labels(JsonParser json, Map<String, String> labels) throws IOException {
        Envelope.expect(json, JsonToken.START_OBJECT, "metric is not an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String label = json.currentName();
            json.nextToken();
            labels.put(label, Envelope.text(json));
        }
    }

    /** {@code [time, "value"]}. */
    private static double[] point(JsonParser json) throws IOException {
        Envelope.expect(json, JsonToken.START_ARRAY, "a point is not an array");
        json.nextToken();
        double time = Envelope.number(json);
        json.nextToken();
        double value = value(Envelope.text(json));
        json.nextToken();
        Envelope.expect(json, JsonToken.END_ARRAY, "a point has more than a time and a value");
        return new double[] {time, value};
    }

    private static double value(String text) throws OddAnswer {
        if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        if (NO_NUMBER.matcher(text).matches()) {
            return Double.NaN;
        }
        throw new OddAnswer("a value is not a number: " + text);
    }
}
