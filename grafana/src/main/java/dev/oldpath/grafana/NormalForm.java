package dev.oldpath.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** One layout for all dashboards, so that a diff shows only what changed: what fits on a line is on one line. */
public final class NormalForm {

    private static final int WIDTH = 140;

    private NormalForm() {}

    /** Rewrites the dashboards of the given directory in normal form. */
    public static void main(String[] directory) throws IOException {
        for (Dashboard dashboard : Dashboard.in(Path.of(directory[0]))) {
            Files.writeString(dashboard.file(), of(dashboard.json()));
        }
    }

    static String of(JsonNode json) {
        return layOut(json, "", 0) + "\n";
    }

    /** @param prefix length of what precedes the value on its line, such as the indent and its name */
    private static String layOut(JsonNode json, String indent, int prefix) {
        String line = onOneLine(json);
        if (json.isEmpty() || prefix + line.length() <= WIDTH) {
            return line;
        }
        String inner = indent + "  ";
        String separator = ",\n" + inner;
        if (json instanceof ObjectNode object) {
            return object.properties().stream()
                    .map(member -> name(member) + layOut(member.getValue(), inner, (inner + name(member)).length()))
                    .collect(Collectors.joining(separator, "{\n" + inner, "\n" + indent + "}"));
        }
        return json.valueStream()
                .map(element -> layOut(element, inner, inner.length()))
                .collect(Collectors.joining(separator, "[\n" + inner, "\n" + indent + "]"));
    }

    private static String onOneLine(JsonNode json) {
        if (json.isEmpty()) { // a scalar too
            return json.toString();
        }
        if (json instanceof ObjectNode object) {
            return object.properties().stream()
                    .map(member -> name(member) + onOneLine(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return json.valueStream().map(NormalForm::onOneLine).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String name(Map.Entry<String, JsonNode> member) {
        return '"' + member.getKey() + "\": ";
    }
}
