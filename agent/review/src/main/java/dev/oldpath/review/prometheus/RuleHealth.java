package dev.oldpath.review.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.oldpath.review.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the rules of the verdict work: a failing rule records nothing, and what it would object to is then not known. */
final class RuleHealth {
    private static final String GROUP = "oldpath.verdict";
    /** A server that does not know the filter by group sends all groups. */
    private static final String CALL = "rules?type=record&rule_group%5B%5D=" + GROUP;

    private static final JsonFactory JSON = new JsonFactory();

    private RuleHealth() {}

    /** Asks once; refuses the evidence when a rule fails. Returns a note when the server does not know. */
    static List<String> check(PrometheusClient client) {
        PrometheusClient.Answer answer = client.ask(CALL);
        if (answer.status() >= 500 && answer.status() != 501) {
            throw Problem.unreachable(
                    client.address() + ": answers with HTTP " + answer.status() + " about its rules; see its log");
        }
        if (answer.status() != 200) {
            return unknown(client, "it does not offer /api/v1/rules (HTTP " + answer.status() + ")");
        }
        List<Map<String, String>> rules = new ArrayList<>();
        boolean found;
        try (JsonParser json = JSON.createParser(answer.body())) {
            found = json.nextToken() == JsonToken.START_OBJECT && answer(json, rules);
        } catch (IOException e) {
            return unknown(client, "it does not offer /api/v1/rules (no JSON)");
        }
        for (Map<String, String> rule : rules) {
            if ("err".equals(rule.get("health"))) {
                throw Problem.unreadable(client.address() + ": the rule " + rule.getOrDefault("name", "")
                        + " of the group "
                        + GROUP + " fails there: "
                        + rule.getOrDefault("lastError", "").replaceAll("\\s+", " ") + "; see Status > Rules there");
            }
        }
        return found ? List.of() : unknown(client, "it does not know the group " + GROUP);
    }

    private static List<String> unknown(PrometheusClient client, String why) {
        return List.of("whether a rule fails is not known: OldPath asked " + client.address() + ", but " + why);
    }

    /** Collects the rules of the group, the object being open, and returns whether there is the group. */
    private static boolean answer(JsonParser json, List<Map<String, String>> rules) throws IOException {
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("data") && value == JsonToken.START_OBJECT) {
                found |= answer(json, rules);
            } else if (field.equals("groups") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    found |= group(json, rules);
                }
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private static boolean group(JsonParser json, List<Map<String, String>> rules) throws IOException {
        String name = "";
        List<Map<String, String>> own = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("name")) {
                name = json.getText();
            } else if (field.equals("rules") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    own.add(texts(json));
                }
            } else {
                json.skipChildren();
            }
        }
        if (name.equals(GROUP)) {
            rules.addAll(own);
        }
        return name.equals(GROUP);
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(field, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }
}
