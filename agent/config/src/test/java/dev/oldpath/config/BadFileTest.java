package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class BadFileTest {
    private final Operator operator = new Operator();

    @Test
    void a_file_that_is_not_there_is_named_by_its_full_path() {
        operator.arguments("config=no-such.yaml,clients.max=5");

        assertThat(operator.isTold())
                .containsExactly("-javaagent argument 'config': "
                        + Paths.get("no-such.yaml").toAbsolutePath()
                        + " does not exist; name a YAML file");
        assertThat(operator.starts().clientsMax()).isEqualTo(5);
    }

    @Test
    void a_directory_is_no_file() {
        operator.property("oldpath.config", "target");

        assertThat(operator.isTold())
                .containsExactly("system property oldpath.config: "
                        + Paths.get("target").toAbsolutePath()
                        + " is a directory; name a YAML file");
    }

    @Test
    void broken_yaml_is_reported_with_its_line() {
        operator.file("clients.max: 5", "paths:", "  - method: [a", "file: x").environment("OLDPATH_FILE", "evidence");

        assertThat(operator.isTold())
                .containsExactly("oldpath.yaml:4: not YAML, expected ',' or ']', but got :; correct it, until then"
                        + " nothing in this file counts");
    }

    @Test
    void a_line_in_another_encoding_is_reported_and_the_file_counts() {
        Settings settings = operator.file("clients.max: 5\n# b\u00fcro\n".getBytes(StandardCharsets.ISO_8859_1))
                .starts();

        assertThat(settings.problems())
                .singleElement()
                .asString()
                .endsWith(".yaml:2: this line is not UTF-8; save the file in that encoding");
        assertThat(settings.clientsMax()).isEqualTo(5);
    }

    @Test
    void a_control_character_is_reported_with_its_line() {
        String comments = String.join("", Collections.nCopies(999, "# \uD83D\uDE00\n"));

        assertThat(operator.file(comments + "file: a\u0007b").isTold())
                .containsExactly("oldpath.yaml:1000: not YAML, the character U+7 is not allowed; correct it, until then"
                        + " nothing in this file counts");
    }

    @Test
    void a_file_far_too_large_is_not_read() {
        assertThat(operator.file(new byte[3_000_001]).isTold())
                .singleElement()
                .asString()
                .startsWith("environment OLDPATH_CONFIG: ")
                .endsWith(" is too large; name a YAML file");
    }

    @Test
    void two_documents_are_one_too_many() {
        assertThat(operator.file("file: a", "---", "file: b").isTold())
                .containsExactly("oldpath.yaml:2: not YAML, but found another document; correct it, until then nothing"
                        + " in this file counts");
    }

    @Test
    void a_file_that_is_no_map_is_reported() {
        assertThat(operator.file("# rules", "- method: a.B#c").isTold())
                .containsExactly("oldpath.yaml:2: the file must consist of 'key: value' lines, such as"
                        + " 'export.interval: 20s'");
    }

    @Test
    void each_bad_setting_in_the_file_is_reported_with_its_line_and_the_others_count() {
        Operator author = operator.file(
                "exprot.interval: 20s",
                "export:",
                "  intervall: 20s",
                "  interval: 20",
                "config: other.yaml",
                "file:",
                "log.level: [warn]",
                "packages: {com: acme}",
                "clients.max: 5",
                "oldpath.clients.max: 6",
                "enabled: true",
                "enabled: false",
                "[a, b]: c",
                "path: []",
                "paths: com.acme.Pricing#legacy",
                "oldpath: 5");

        assertThat(author.isTold())
                .containsExactly(
                        "oldpath.yaml:12: 'enabled' is given twice, first on line 11; the first is used, remove one",
                        "oldpath.yaml:13: a key must be a word; write 'key: value'",
                        "oldpath.yaml:1: unknown key 'exprot.interval'; did you mean 'export.interval'?",
                        "oldpath.yaml:3: unknown key 'export.intervall'; did you mean 'export.interval'?",
                        "oldpath.yaml:5: 'config' has no meaning in the file itself; remove it",
                        "oldpath.yaml:7: log.level: has a value of the wrong kind; write one value",
                        "oldpath.yaml:8: packages: has a value of the wrong kind; write a list of values",
                        "oldpath.yaml:10: 'clients.max' is given twice, first on line 9; the first is used, remove one",
                        "oldpath.yaml:14: unknown key 'path'; did you mean 'paths'?",
                        "oldpath.yaml:15: 'paths' must be a list; write '- method: com.acme.Pricing#legacy*' below",
                        "oldpath.yaml:16: unknown key 'oldpath'; known are enabled, config, packages, exporter, file,"
                                + " export.interval, ledger, clients.max, client.headers, endpoints.ignore, log.level, paths, clients",
                        "oldpath.yaml:6: file: has no value; give it one or remove it",
                        "oldpath.yaml:4: export.interval: '20' is no duration; write a whole number and its unit, such"
                                + " as 500ms, 20s, 15m, 6h or 30d");
    }

    @Test
    void yaml_nested_deeper_than_the_stack_takes_nothing_else_with_it() {
        StringBuilder nested = new StringBuilder("paths: ");
        for (int i = 0; i < 100_000; i++) {
            nested.append('[');
        }
        operator.arguments("clients.max=5").file(nested.toString().getBytes(StandardCharsets.US_ASCII));

        Settings settings = operator.starts();

        assertThat(settings.problems()).hasSize(1);
        assertThat(settings.clientsMax()).isEqualTo(5);
    }

    @Test
    void yaml_that_contains_itself_ends() {
        assertThat(operator.file("export: &a", "  interval: *a", "  export: *a").isTold())
                .hasSize(2);
    }
}
