package dev.oldpath.review.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The answer of {@code /api/v1/query} and {@code /api/v1/query_range}. */
final class ResponseParser {
    private static final JsonFactory JSON = new JsonFactory();

    private String status = "";
    private String error = "";
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private ResponseParser() {}

    /**
     * Reads one answer; a matrix gives one sample for each of its points.
     *
     * @throws IOException when it is not such an answer at all
     */
    static ResponseParser read(InputStream body) throws IOException {
        ResponseParser answer = new ResponseParser();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "status" -> answer.status = json.getText();
                    case "error" -> answer.error = json.getText();
                    case "data" -> answer.data(json);
                    case "warnings" -> answer.warnings(json);
                    default -> json.skipChildren();
                }
            }
        }
        if (answer.status.isEmpty()) {
            throw new IOException("no status in it");
        }
        return answer;
    }

    boolean isSuccess() {
        return status.equals("success");
    }

    String error() {
        return error;
    }

    List<Sample> samples() {
        return samples;
    }

    /** What makes the answer less than whole, such as a store that did not reply; {@code infos} are about the query alone. */
    List<String> warnings() {
        return warnings;
    }

    private void warnings(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                throw new IOException("the answer ends too early");
            }
            warnings.add(json.getText());
            json.skipChildren();
        }
    }

    private void data(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("result") && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    series(json);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private void series(JsonParser json) throws IOException {
        Map<String, String> labels = new HashMap<>();
        List<double[]> points = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "metric" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String label = json.currentName();
                        labels.put(label, json.nextTextValue());
                    }
                }
                case "value" -> points.add(point(json));
                case "values" -> {
                    while (json.nextToken() == JsonToken.START_ARRAY) {
                        points.add(point(json));
                    }
                }
                default -> json.skipChildren();
            }
        }
        for (double[] point : points) {
            samples.add(new Sample(labels, point[0], point[1]));
        }
    }

    /** {@code [time, "value"]}, the array being open. */
    private static double[] point(JsonParser json) throws IOException {
        json.nextToken();
        double time = json.getDoubleValue();
        String value = json.nextTextValue();
        json.nextToken();
        try {
            return new double[] {time, value == null || value.endsWith("Inf") ? Double.NaN : Double.parseDouble(value)};
        } catch (NumberFormatException e) {
            throw new IOException("a value is not a number: " + value, e);
        }
    }
}
