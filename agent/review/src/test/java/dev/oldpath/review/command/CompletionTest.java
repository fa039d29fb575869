package dev.oldpath.review.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oldpath.review.CommandLineFixture;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types into real shells, at a terminal, with the tab key. */
class CompletionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bash --norc --noprofile -i", "zsh -f -i"})
    void a_shell_completes_commands_options_values_and_files(String shell) throws Exception {
        Files.createDirectory(directory.resolve("evidence-of-may"));
        List<String> typed = List.of(
                "oldpath can\t",
                "oldpath report --ev\t",
                "oldpath report --format sar\t",
                "oldpath scan --format js\t",
                "oldpath report --fail-on in\t",
                "oldpath report --evidence " + directory + "/evi\t");

        assertThat(run(shell, typed))
                .containsExactly(
                        "<can-i-remove>",
                        "<report><--evidence>",
                        "<report><--format><sarif>",
                        "<scan><--format><json>",
                        "<report><--fail-on><in_use>",
                        "<report><--evidence><" + directory + "/evidence-of-may>");
    }

    @Test
    void the_command_may_have_another_name() {
        assertThat(CommandLineFixture.run("completion", "--name", "op").out()).contains("_complete_op", " op op.");
        assertThat(CommandLineFixture.run("completion", "--name", "a b").exitCode())
                .isEqualTo(64);
    }

    /** What a command in place of OldPath gets after somebody has typed these lines; that is each argument in angle brackets. */
    private List<String> run(String shell, List<String> typed) throws Exception {
        for (String tool : List.of("script", shell.split(" ", 2)[0])) {
            boolean there = isThere(tool);
            assertThat(there || System.getenv("CI") == null)
                    .as(tool + " is there in CI")
                    .isTrue();
            assumeTrue(there, tool + " is not there");
        }
        Path script = Files.writeString(
                directory.resolve("completion"),
                CommandLineFixture.run("completion").out());
        Process process = new ProcessBuilder("script", "-qec", shell, "/dev/null")
                .redirectErrorStream(true)
                .start();
        try (Writer keys = process.outputWriter(StandardCharsets.UTF_8)) {
            keys.write("oldpath() { printf '<%s>' \"$@\"; echo; }; PS1=; source " + script + "\n");
            for (String line : typed) {
                keys.write(line + "\n");
            }
            keys.write("exit\n");
        }
        String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(screen).isZero();
        return Pattern.compile("(<[^\\s%]+>)\r?$", Pattern.MULTILINE)
                .matcher(screen)
                .results()
                .map(result -> result.group(1).replaceFirst("/>$", ">"))
                .toList();
    }

    private static boolean isThere(String tool) {
        return List.of(System.getenv("PATH").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
