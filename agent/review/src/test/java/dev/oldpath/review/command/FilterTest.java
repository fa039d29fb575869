package dev.oldpath.review.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths are shown and answered. The window is three days, the moment is the fifth. */
class FilterTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final Pattern ROW = Pattern.compile("(?m)^(?:SAFE|TOO EARLY|BLIND|IN USE) +(\\S.*?)  ");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void four_paths() throws IOException {
        Telemetry telemetry = new Telemetry();
        new Agent(telemetry, "shop", "1.0", "a", START, HOUR)
                .knows("com.acme.Old#a()", "method")
                .says("com.acme.Old#a()", "owner", "team-a")
                .knows("com.acme.Old#b()", "method")
                .says("com.acme.Old#b()", "owner", "team-b")
                .used("com.acme.Old#b()", "mobile", "1.4", START + HOUR)
                .used("com.acme.Old#b()", "web", "5.2", START + 90 * HOUR)
                .knows("GET /v1/{id}", "endpoint")
                .used("GET /v1/{id}", "_unknown", "_unknown", START + 90 * HOUR)
                .knows("GET /v1/*", "endpoint")
                .livesUntil(START + 100 * HOUR);
        telemetry.writeTo(directory);
        CommandLineFixture.fleet(directory, "services: {shop: {instances: 1}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--owner team-a                       | com.acme.Old#a()",
                "--owner team-a --owner team-b        | com.acme.Old#a();com.acme.Old#b()",
                "--owner team-*                       | com.acme.Old#a();com.acme.Old#b()",
                "--owner team                         | ",
                "--kind endpoint                      | GET /v1/*;GET /v1/{id}",
                "--kind method,endpoint --owner *-b   | com.acme.Old#b()",
                "--verdict in_use                     | GET /v1/{id};com.acme.Old#b()",
                "--verdict safe,blind                 | GET /v1/*;com.acme.Old#a()",
                "--client web                         | com.acme.Old#b()",
                "--client=web?5.*                     | com.acme.Old#b()",
                "--client=web?4                       | ",
                "--client mobile                      | ", // not within the window
                "--client _unknown                    | GET /v1/{id}",
            })
    void the_report_shows_what_passes_all_filters(String filters, String expected) {
        Answer answer = run("report", filters.split(" +"));

        assertThat(answer.exitCode()).isZero();
        assertThat(paths(answer)).containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(";"));
        assertThat(answer.out()).containsPattern("note: shows \\d of 4 old paths: --");
    }

    @Test
    void a_name_that_nothing_has_is_no_answer() {
        assertThat(run("report", "--kind", "methd", "--owner", "team-*").out())
                .contains("no old path, as of", "note: no old path has --kind methd; there is endpoint, method")
                .doesNotContain("has --owner");
        assertThat(run("can-i-remove", "*", "--owner", "team-c").out())
                .contains("note: no old path has --owner team-c; there is team-a, team-b");
    }

    @Test
    void users_without_a_name_may_be_the_client() {
        assertThat(run("report", "--client", "web").out())
                .contains("note: 1 other old path had users without a name; web may be among them");
        assertThat(run("report", "--client", "web", "--kind", "method").out()).doesNotContain("without a name");
        assertThat(run("can-i-remove", "com.acme.*", "--client", "web").out()).doesNotContain("without a name");
        assertThat(run("can-i-remove", "*", "--client", "web").out()).contains("without a name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.*                                 | com.acme.Old#a();com.acme.Old#b()  | 1",
                "com.acme.* --owner team-a                  | com.acme.Old#a()                   | 0",
                "com.acme.Old#a() *#a()                     | com.acme.Old#a()                   | 0",
                "com.acme.Old#b() *#a() --owner team-a      | com.acme.Old#a();com.acme.Old#b()  | 1",
                "*#a() com.acme.Old#c() --owner team-a      | com.acme.Old#a();com.acme.Old#c()  | 2",
                "com.acme.* --owner nobody                  | com.acme.*                         | 2",
                "org.* *#a()                                | com.acme.Old#a();org.*             | 2",
                "com.acme.Old#?()                           | com.acme.Old#?()                   | 2",
                "*.Old#?()                                  | *.Old#?()                          | 2",
            })
    void a_pattern_stands_for_all_that_match_and_pass_and_for_no_data_if_none_does(
            String arguments, String expected, int exitCode) {
        Answer answer = run("can-i-remove", arguments.split(" +"));

        assertThat(paths(answer)).containsExactlyInAnyOrder(expected.split(";"));
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void an_id_with_a_star_is_itself() {
        Answer answer = run("can-i-remove", "GET /v1/*");

        assertThat(paths(answer)).containsExactly("GET /v1/*");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void of_an_owner_that_versions_name_differently_each_one_passes() throws IOException {
        Telemetry more = new Telemetry();
        for (String[] version : new String[][] {{"1.8", "x"}, {"1.9", "x"}, {"2.0", "y"}}) {
            new Agent(more, "shop", version[0], version[0], START, HOUR)
                    .knows("moved", "branch")
                    .says("moved", "owner", version[1])
                    .livesUntil(START + 100 * HOUR);
        }
        more.writeTo(Files.createDirectory(directory.resolve("more")));

        for (String owner : List.of("x", "y")) {
            assertThat(paths(run("report", "--owner", owner))).containsExactly("moved");
        }
    }

    private static List<String> paths(Answer answer) {
        return ROW.matcher(answer.out()).results().map(row -> row.group(1)).toList();
    }

    private Answer run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--window", "3d", "--as-of", "2026-01-05T04:00:00Z"));
        for (String argument : arguments) {
            all.add(argument.startsWith("--client=") ? argument.replace('?', ' ') : argument);
        }
        return CommandLineFixture.run(directory, directory.resolve("fleet.yaml"), all);
    }
}
