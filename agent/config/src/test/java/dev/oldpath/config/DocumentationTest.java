package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.source.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads docs/configuration.md as an operator would. */
class DocumentationTest {
    private static String page = "";

    @BeforeAll
    static void readPage() throws IOException {
        byte[] content = Files.readAllBytes(Paths.get("../../docs/configuration.md"));
        page = new String(content, StandardCharsets.UTF_8);
    }

    @Test
    void the_file_of_the_documentation_is_valid() {
        List<Settings> examples = new ArrayList<>();
        for (String yaml : all("(?ms)^ *```yaml\n(.*?)^ *```$")) {
            examples.add(new Operator().file(yaml).starts());
        }

        assertThat(examples)
                .hasSize(3)
                .allSatisfy(settings -> assertThat(settings.problems()).isEmpty());
        assertThat(examples.get(0).packages()).containsExactly("com.acme", "org.acme");
        assertThat(examples.get(0).exportIntervalMillis()).isEqualTo(20_000);
        assertThat(examples.get(1).pathRules()).hasSize(9);
        assertThat(examples.get(2).clientRules()).hasSize(2);
    }

    @Test
    void the_command_lines_of_the_documentation_are_understood() {
        Settings settings = new Operator()
                .arguments(all("-javaagent:oldpath-agent.jar=(\\S+)").get(0))
                .starts();
        assertThat(settings.packages()).containsExactly("com.acme", "org.acme");
        assertThat(settings.problems()).singleElement().asString().contains("oldpath.yaml does not exist");

        assertThat(new Operator()
                        .property(
                                "oldpath.export.interval",
                                all("-Doldpath.export.interval=(\\S+)").get(0))
                        .starts()
                        .exportIntervalMillis())
                .isEqualTo(20_000);
        assertThat(new Operator()
                        .environment(
                                "OLDPATH_EXPORT_INTERVAL",
                                all("OLDPATH_EXPORT_INTERVAL=(\\S+)").get(0))
                        .starts()
                        .exportIntervalMillis())
                .isEqualTo(20_000);
    }

    @Test
    void every_key_and_no_other_is_in_the_table() {
        assertThat(all("(?m)^\\| `oldpath\\.([a-z.]+)` \\|")).containsExactlyElementsOf(Key.dottedNames());
    }

    @Test
    void the_defaults_in_the_table_are_the_defaults() {
        List<String> defaults = all("(?m)^\\| `oldpath\\.[a-z.]+` \\| ([^|]+) \\|");
        Settings byDocumentation = new Operator()
                .property("oldpath.enabled", code(defaults.get(0)))
                .property("oldpath.exporter", code(defaults.get(3)))
                .property("oldpath.file", code(defaults.get(4)))
                .property("oldpath.export.interval", code(defaults.get(5)))
                .property("oldpath.clients.max", code(defaults.get(7)))
                .property("oldpath.client.headers", code(defaults.get(8)))
                .property("oldpath.log.level", code(defaults.get(10)))
                .starts();

        assertThat(byDocumentation.problems()).isEmpty();
        assertThat(byDocumentation).usingRecursiveComparison().isEqualTo(new Operator().starts());
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }

    private static List<String> all(String regex) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(regex).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
