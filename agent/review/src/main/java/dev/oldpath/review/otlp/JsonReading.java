package dev.oldpath.review.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that all parsers of OTLP/JSON take through a document. */
final class JsonReading {
    /** Fields without which points would be lost unnoticed, without case and underscores. */
    private static final Map<String, String> FIELDS = Stream.of(
                    "resourceMetrics",
                    "resource",
                    "attributes",
                    "scopeMetrics",
                    "metrics",
                    "name",
                    "sum",
                    "gauge",
                    "histogram",
                    "dataPoints",
                    "aggregationTemporality",
                    "startTimeUnixNano",
                    "timeUnixNano",
                    "asInt",
                    "asDouble",
                    "count",
                    "flags",
                    "bucketCounts",
                    "explicitBounds")
            .collect(Collectors.toMap(JsonReading::plain, Function.identity()));

    private JsonReading() {}

    private static String plain(String field) {
        return field.replace("_", "").toLowerCase(Locale.ROOT);
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

    /** Skips the value of a field that nobody reads, unless it is one that is read under another spelling. */
    static void skip(JsonParser json) throws IOException, DamagedEvidence {
        String field = json.currentName();
        String read = FIELDS.get(plain(field));
        if (read != null && !read.equals(field)) {
            throw new DamagedEvidence("has the field " + field + ", which OTLP/JSON writes as " + read);
        }
        json.nextToken();
        json.skipChildren();
    }

    /** What to do with one object of an array. */
    @FunctionalInterface
    interface Body {
        void run() throws IOException, DamagedEvidence;
    }
}
