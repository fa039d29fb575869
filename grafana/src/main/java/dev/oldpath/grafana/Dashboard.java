package dev.oldpath.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One dashboard file in Grafana's classic JSON model. */
public record Dashboard(Path file, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All dashboards of a directory, by file name. */
    public static List<Dashboard> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file, JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not JSON", e);
        }
    }

    public String uid() {
        return json.path("uid").asText();
    }

    public String title() {
        return json.path("title").asText();
    }

    /** Panels in reading order; rows are panels too, and none is collapsed. */
    public List<JsonNode> panels() {
        return list(json.path("panels"));
    }

    public List<JsonNode> variables() {
        return list(json.path("templating").path("list"));
    }

    static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
