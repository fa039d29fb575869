package dev.oldpath.review.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.source.Key;
import dev.oldpath.review.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ConfigCommandTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void every_setting_is_shown_with_its_value() {
        String out = print(0, "packages=com.acme,export.interval=5s,client.headers=X-App/X-Release");

        assertThat(out.lines())
                .anyMatch(line -> line.matches("oldpath.packages +com.acme"))
                .anyMatch(line -> line.matches("oldpath.export.interval +5000ms"))
                .anyMatch(line -> line.matches("oldpath.client.headers +X-App/X-Release"))
                .anyMatch(line -> line.matches("OTLP endpoint +http://localhost:4318/v1/metrics"));
        // The file's own name is no setting of what it contains.
        assertThat(Key.dottedNames().stream().filter(key -> !key.equals("config")))
                .allSatisfy(key -> assertThat(out).contains("oldpath." + key + " "));
    }

    @Test
    void what_is_wrong_is_named_and_the_rest_is_shown() {
        String out = print(64, "clients.max=many,exporter=file");

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("clients.max", "many");
        assertThat(out).containsPattern("oldpath.exporter +file").containsPattern("oldpath.clients.max +100");
    }

    /** With no other settings: properties and environment of the build may have those of its tests. */
    private String print(int exitCode, String arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                0);
        ConfigCommand command = new ConfigCommand(console, Map.of(), Map.of());
        assertThat(new CommandLine(command).execute("--print", "--arguments", arguments))
                .isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }
}
