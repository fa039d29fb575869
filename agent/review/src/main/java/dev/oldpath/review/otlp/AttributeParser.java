package dev.oldpath.review.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Attributes of a resource or a point; scalar values as text, arrays and maps ignored: OldPath sends none. */
final class AttributeParser {
    private AttributeParser() {}

    static Map<String, String> attributes(JsonParser json) throws IOException, DamagedEvidence {
        Map<String, String> attributes = new HashMap<>();
        JsonReading.eachObject(json, () -> keyValue(json, attributes));
        return attributes;
    }

    private static void keyValue(JsonParser json, Map<String, String> attributes) throws IOException, DamagedEvidence {
        String key = "";
        String value = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "key" -> {
                    json.nextToken();
                    key = json.getText();
                }
                case "value" -> value = value(json);
                default -> JsonReading.skip(json);
            }
        }
        attributes.put(key, value);
    }

    private static String value(JsonParser json) throws IOException, DamagedEvidence {
        String text = "";
        JsonReading.expect(json, JsonToken.START_OBJECT, "an attribute's value");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (json.nextToken().isScalarValue()) {
                text = json.getText();
            } else {
                json.skipChildren();
            }
        }
        return text;
    }
}
