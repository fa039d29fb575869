package dev.oldpath.review.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.oldpath.review.prometheus.RuleGroup.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code /api/v1/rules}. */
final class RulesParser {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int NANOS = 1_000_000_000;

    private final JsonParser json;
    private final List<RuleGroup> groups = new ArrayList<>();
    private String warning = "";

    private RulesParser(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads one answer.
     *
     * @throws IOException when it is not JSON
     */
    static RulesParser read(InputStream body) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            RulesParser answer = new RulesParser(json);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            answer.object();
            return answer;
        }
    }

    List<RuleGroup> groups() {
        return groups;
    }

    /** What makes the answer less than whole, such as a ruler that did not reply; else empty. */
    String warning() {
        return warning;
    }

    /** The answer or its data, the object being open. */
    private void object() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("data") && value == JsonToken.START_OBJECT) {
                object();
            } else if (field.equals("groups") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    groups.add(group());
                }
            } else if (field.equals("warnings") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    warning = warning.isEmpty() ? json.getText() : warning;
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private RuleGroup group() throws IOException {
        String name = "";
        Duration interval = Duration.ZERO;
        Duration took = Duration.ZERO;
        Instant lastRan = null;
        List<Rule> rules = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "name" -> name = json.getText();
                case "interval" -> interval = seconds();
                case "evaluationTime" -> took = seconds();
                case "lastEvaluation" -> lastRan = moment(json.getText());
                case "rules" -> {
                    if (value == JsonToken.START_ARRAY) {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            rules.add(rule());
                        }
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new RuleGroup(name, interval, took, lastRan, rules);
    }

    private Rule rule() throws IOException {
        String name = "";
        String labels = "";
        String error = "";
        boolean fails = false;
        Duration took = Duration.ZERO;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "name" -> name = json.getText();
                case "health" -> fails = json.getText().equals("err");
                case "lastError" -> error = json.getText().replaceAll("\\s+", " ");
                case "evaluationTime" -> took = seconds();
                case "labels" -> labels = value == JsonToken.START_OBJECT ? labels() : "";
                default -> json.skipChildren();
            }
        }
        return new Rule(name + labels, fails, error, took);
    }

    /** Of several rules for one name they identify this one. */
    private String labels() throws IOException {
        List<String> labels = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String label = json.currentName();
            json.nextToken();
            labels.add(label + "=\"" + json.getText() + '"');
            json.skipChildren();
        }
        return labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}";
    }

    private Duration seconds() throws IOException {
        double seconds = json.currentToken().isNumeric() ? json.getDoubleValue() : 0;
        json.skipChildren();
        return Duration.ofNanos((long) (seconds * NANOS));
    }

    private static @Nullable Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
