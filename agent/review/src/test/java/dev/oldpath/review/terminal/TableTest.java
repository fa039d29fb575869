package dev.oldpath.review.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static final List<String> ROW = List.of(
            "IN USE",
            "GET /v1/jobs/{id}",
            "endpoint",
            "used",
            "-",
            "mobile-app 3.2, partner-batch 7, another-client 12");

    @Test
    void where_it_fits_each_row_is_a_line() {
        String wide = """
                VERDICT  PATH               KIND      REASON  LAST USE  USERS
                IN USE   GET /v1/jobs/{id}  endpoint  used    -         mobile-app 3.2, partner-batch 7, another-client 12
                SAFE     a                  method    quiet   -         -
                """;
        int exactly = wide.lines().mapToInt(String::length).max().orElseThrow();
        assertThat(table().text(0, false)).isEqualTo(wide);
        assertThat(table().text(exactly, false)).isEqualTo(wide);
        assertThat(table().text(exactly - 1, false)).isNotEqualTo(wide);
    }

    @Test
    void where_it_does_not_fit_each_row_is_a_paragraph_without_what_is_not_known() {
        assertThat(table().text(50, false)).isEqualTo("""
                IN USE   GET /v1/jobs/{id}
                         kind: endpoint  reason: used
                         users: mobile-app 3.2, partner-batch 7,
                         another-client 12
                SAFE     a
                         kind: method  reason: quiet
                """);
    }

    @Test
    void only_a_word_may_be_wider_than_the_terminal() {
        String id = "com.acme.a.very.long.name.of.a.package.Template#render(java.util.Map,java.lang.String)";
        Table table = new Table("VERDICT", "PATH", "REASON");
        table.add("", List.of("BLIND", id, "version_without_mark: mail 0.8 and some more words"));
        for (int width = 30; width < 120; width++) {
            int most = width;
            assertThat(table.text(width, false).lines())
                    .allMatch(line -> line.length() <= most || line.endsWith(id))
                    .anyMatch(line -> line.endsWith(id));
        }
    }

    @Test
    void colours_do_not_move_anything() {
        for (int width : new int[] {0, 50}) {
            assertThat(table().text(width, true).replaceAll("\033\\[[0-9]*m", ""))
                    .isEqualTo(table().text(width, false));
            assertThat(table().text(width, true)).contains("\033[33mIN USE");
        }
    }

    @Test
    void a_program_that_reads_gets_whole_lines_unless_the_environment_says_how_wide_they_may_be() throws Exception {
        assertThat(scan("", "")).first().asString().startsWith("KIND    PATH").endsWith("REPLACEMENT");
        assertThat(scan("COLUMNS=60", "")).first().isEqualTo("method  com.acme.Shop#sellEverythingAtOnce()");
        assertThat(scan("COLUMNS=200", "")).first().asString().startsWith("KIND    PATH");
    }

    @Test
    void a_person_gets_lines_as_wide_as_the_terminal() throws Exception {
        boolean there = Files.isExecutable(Path.of("/usr/bin/script"));
        assertThat(there || System.getenv("CI") == null)
                .as("script of util-linux is there in CI")
                .isTrue();
        assumeTrue(there, "script of util-linux is not there");

        assertThat(scan("", "60")).first().isEqualTo("method  com.acme.Shop#sellEverythingAtOnce()");
        assertThat(scan("", "60")).allMatch(line -> line.length() <= 60);
        assertThat(scan("", "200")).first().asString().startsWith("KIND    PATH");
    }

    /**
     * What a new process prints about a class with one old method.
     *
     * @param environment a variable, or empty
     * @param terminal how wide a terminal is to which it writes; empty for none
     */
    private List<String> scan(String environment, String terminal) throws Exception {
        Path source = Files.writeString(
                directory.resolve("Shop.java"),
                "package com.acme; public class Shop { @Deprecated(since = \"2.3\") public void sellEverythingAtOnce() {} }");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", directory.toString(), source.toString()))
                .isZero();
        Path script = Files.writeString(
                directory.resolve("scan.sh"),
                (terminal.isEmpty() ? "" : "stty cols " + terminal + "\n") + environment + " '"
                        + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' dev.oldpath.review.Main scan '" + directory
                        + "'\n");
        ProcessBuilder start = terminal.isEmpty()
                ? new ProcessBuilder("sh", script.toString())
                : new ProcessBuilder("script", "-qec", "sh " + script, "/dev/null");
        start.environment().remove("COLUMNS");
        start.environment().put("NO_COLOR", "1");
        Process process = start.redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::stripTrailing)
                .toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        return lines;
    }

    private static Table table() {
        Table table = new Table("VERDICT", "PATH", "KIND", "REASON", "LAST USE", "USERS");
        table.add("\033[33m", ROW);
        table.add("", List.of("SAFE", "a", "method", "quiet", "", "-"));
        return table;
    }
}
