package dev.oldpath.review.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.oldpath.review.terminal.Plain;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes one run of OldPath in SARIF 2.1.0. */
public final class SarifLog implements AutoCloseable {
    private static final String SOURCES = "SOURCES";

    private final JsonGenerator json;
    private final List<String> rules;

    /** What kind of result there is, and how serious. */
    public record Rule(String id, String description) {}

    /**
     * One old path.
     *
     * @param level error, warning or note
     * @param path its id
     * @param name the id, with what tells it from others of the same id
     */
    public record Result(
            String rule, String level, String text, String path, Set<String> kinds, String name, List<Place> places) {}

    /**
     * Begins the run.
     *
     * @param notes what a reader has to know besides the results
     */
    public SarifLog(List<Rule> rules, Collection<String> notes, Writer out) throws IOException {
        this.rules = rules.stream().map(Rule::id).toList();
        json = Plain.json(out);
        json.writeStartObject();
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool(rules);
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart(SOURCES);
        text("description", "A folder of sources, such as src/main/java.");
        json.writeEndObject();
        json.writeEndObject();
        invocation(notes);
        json.writeArrayFieldStart("results");
    }

    private void tool(List<Rule> rules) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "OldPath");
        json.writeArrayFieldStart("rules");
        for (Rule rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            text("shortDescription", rule.description());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation(Collection<String> notes) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (String note : notes) {
            json.writeStartObject();
            json.writeStringField("level", "note");
            text("message", note);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Writes a result. Its code is at all of its places: who removes the path changes each. */
    public void write(Result result) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", result.rule());
        json.writeNumberField("ruleIndex", rules.indexOf(result.rule()));
        json.writeStringField("level", result.level());
        text("message", result.text());
        json.writeArrayFieldStart("locations");
        for (Place place : result.places()) {
            location(result, place);
        }
        if (result.places().isEmpty()) {
            json.writeStartObject();
            logical(result);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("oldPath/v1", result.name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void location(Result result, Place place) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", place.uri());
        if (!place.found()) {
            json.writeStringField("uriBaseId", SOURCES);
        }
        json.writeEndObject();
        if (place.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", place.line());
            json.writeEndObject();
        }
        json.writeEndObject();
        logical(result);
        json.writeEndObject();
    }

    private void logical(Result result) throws IOException {
        json.writeArrayFieldStart("logicalLocations");
        for (String kind : result.kinds().isEmpty() ? Set.of("") : result.kinds()) {
            json.writeStartObject();
            json.writeStringField("fullyQualifiedName", result.path());
            if (!kind.isEmpty()) {
                json.writeStringField("kind", word(kind));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** SARIF's own word where it has one. */
    private static String word(String kind) {
        return Map.of("method", "function", "field", "member", "payload", "property")
                .getOrDefault(kind, kind);
    }

    private void text(String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
