package dev.oldpath.review.prometheus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.oldpath.review.prometheus.RuleGroup.Rule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The data of {@code /api/v1/rules}. Servers say more about groups and rules than is read here. */
final class RulesParser implements Envelope.Data {
    private static final int NANOS = 1_000_000_000;

    private final List<RuleGroup> groups = new ArrayList<>();

    List<RuleGroup> groups() {
        return groups;
    }

    @Override
    public void read(JsonParser json) throws IOException {
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (!field.equals("groups")) {
                json.skipChildren();
            } else {
                found = true;
                if (value != JsonToken.VALUE_NULL) {
                    Envelope.array(json, field, () -> groups.add(group(json)));
                }
            }
        }
        if (!found) {
            throw new OddAnswer("it has no groups");
        }
    }

    private static RuleGroup group(JsonParser json) throws IOException {
        Envelope.expect(json, JsonToken.START_OBJECT, "a group is not an object");
        String name = "";
        Duration interval = Duration.ZERO;
        Duration took = Duration.ZERO;
        Instant lastRan = null;
        List<Rule> rules = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "name" -> name = Envelope.text(json);
                case "interval" -> interval = seconds(json);
                case "evaluationTime" -> took = seconds(json);
                case "lastEvaluation" -> lastRan = moment(Envelope.text(json));
                case "rules" -> {
                    if (value != JsonToken.VALUE_NULL) {
                        Envelope.array(json, field, () -> rules.add(rule(json)));
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new RuleGroup(name, interval, took, lastRan, rules);
    }

    private static Rule rule(JsonParser json) throws IOException {
        Envelope.expect(json, JsonToken.START_OBJECT, "a rule is not an object");
        String name = "";
        String labels = "";
        String health = "";
        String error = "";
        Duration took = Duration.ZERO;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "name" -> name = Envelope.text(json);
                case "health" -> health = Envelope.text(json);
                case "lastError" ->
                    error = value == JsonToken.VALUE_NULL
                            ? ""
                            : Envelope.text(json).strip().replaceAll("\\s+", " ");
                case "evaluationTime" -> took = seconds(json);
                case "labels" -> labels = value == JsonToken.VALUE_NULL ? "" : labels(json);
                default -> json.skipChildren();
            }
        }
        return new Rule(name, labels, health, error, took);
    }

    /** Of several rules for one name they identify this one. */
    private static String labels(JsonParser json) throws IOException {
        Envelope.expect(json, JsonToken.START_OBJECT, "the labels of a rule are not an object");
        List<String> labels = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String label = json.currentName();
            json.nextToken();
            labels.add(label + "=\"" + Envelope.text(json) + '"');
        }
        return labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}";
    }

    private static Duration seconds(JsonParser json) throws IOException {
        return Duration.ofNanos((long) (Envelope.number(json) * NANOS));
    }

    private static Instant moment(String text) throws OddAnswer {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new OddAnswer("lastEvaluation is not a time: " + text);
        }
    }
}
