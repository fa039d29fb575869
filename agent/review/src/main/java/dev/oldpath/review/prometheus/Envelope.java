package dev.oldpath.review.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What every answer of the API has around its data. An answer is taken only in the form that Prometheus documents: what is
 * left out of a damaged one may be the verdict of the service that objects.
 */
final class Envelope {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private String status = "";
    private String error = "";
    private String doubt = "";
    private boolean data;

    private Envelope() {}

    /** Reads the data of an answer, the parser being at its beginning. */
    @FunctionalInterface
    interface Data {
        void read(JsonParser json) throws IOException;
    }

    /**
     * Reads one answer.
     *
     * @throws OddAnswer when it has another form than the API's
     * @throws IOException when it is no answer of the API at all
     */
    static Envelope read(InputStream body, Data data) throws IOException {
        Envelope envelope = new Envelope();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            try {
                envelope.object(json, data);
            } catch (JsonEOFException e) {
                throw new OddAnswer("it ends too early");
            } catch (JsonProcessingException e) {
                throw new OddAnswer("broken JSON: "
                        + e.getOriginalMessage().lines().findFirst().orElse(""));
            }
        }
        if (envelope.status.isEmpty()) {
            throw new IOException("no status in it");
        }
        if (envelope.isSuccess() && !envelope.data) {
            throw new OddAnswer("it has no data");
        }
        return envelope;
    }

    private void object(JsonParser json, Data reader) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "status" -> status = text(json);
                case "error" -> error = value == JsonToken.VALUE_NULL ? "" : text(json);
                case "data" -> {
                    if (value == JsonToken.START_OBJECT) {
                        reader.read(json);
                        data = true;
                    } else {
                        json.skipChildren();
                    }
                }
                case "warnings" -> warnings(json);
                case "isPartial" -> doubt = value == JsonToken.VALUE_FALSE ? doubt : "isPartial"; // VictoriaMetrics
                // infos are about the query alone; stats and trace about how it ran
                case "errorType", "infos", "stats", "trace" -> json.skipChildren();
                default -> throw new OddAnswer("it has the unknown field " + field);
            }
        }
        if (json.nextToken() != null) {
            throw new OddAnswer("something follows it");
        }
    }

    private void warnings(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        array(json, "warnings", () -> {
            String warning = text(json);
            doubt = doubt.isEmpty() ? warning : doubt;
        });
    }

    boolean isSuccess() {
        return status.equals("success");
    }

    String error() {
        return error;
    }

    /** What makes the answer less than whole, such as a store that did not reply; else empty. */
    String doubt() {
        return doubt.isEmpty() && isSuccess() ? error : doubt;
    }

    /** Runs the body for each element of an array, which begins at the current token. */
    static void array(JsonParser json, String what, Body body) throws IOException {
        expect(json, JsonToken.START_ARRAY, what + " is not an array");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            body.run();
        }
    }

    static String text(JsonParser json) throws IOException {
        String field = json.currentName() == null ? "an element of an array" : json.currentName();
        expect(json, JsonToken.VALUE_STRING, field + " is not text");
        return json.getText();
    }

    static double number(JsonParser json) throws IOException {
        if (json.currentToken() == null || !json.currentToken().isNumeric()) {
            throw new OddAnswer((json.currentName() == null ? "a time" : json.currentName()) + " is not a number");
        }
        return json.getDoubleValue();
    }

    static void expect(JsonParser json, JsonToken token, String problem) throws OddAnswer {
        if (json.currentToken() != token) {
            throw new OddAnswer(problem);
        }
    }

    /** What to do with one element of an array. */
    @FunctionalInterface
    interface Body {
        void run() throws IOException;
    }
}
