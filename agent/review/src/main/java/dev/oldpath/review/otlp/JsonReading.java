package dev.oldpath.review.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The steps that all parsers of OTLP/JSON take through a document. */
final class JsonReading {
    private JsonReading() {}

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

    /** Skips the value of the current field. */
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
