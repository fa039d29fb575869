package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the entries of the fleet file say together about a service. */
class FleetFileTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final String JOBS = "com.acme.Jobs#run()";

    private static final List<String> ASKED =
            List.of("can-i-remove", JOBS, "--as-of", "2026-01-05T04:00:00Z", "--window", "3d");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void a_quiet_path_of_one_service_and_another_service_that_does_not_know_it() throws IOException {
        Telemetry telemetry = new Telemetry();
        new Agent(telemetry, "scheduler", "1.0", "a", START, HOUR)
                .knows(JOBS, "method")
                .livesUntil(START + 100 * HOUR);
        new Agent(telemetry, "billing", "1.0", "b", START, HOUR)
                .knows("other", "method")
                .livesUntil(START + 100 * HOUR);
        telemetry.writeTo(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services: {scheduler: {instances: 1}, gateway: {}}",
                "services: {scheduler: {instances: 1}, gateway: {rollbackHorizon: 1h}}",
                "{services: {scheduler: {instances: 1}}, environments: {'': {services: {gateway: {}}}}}",
                "services: {scheduler: {instances: 1}, billing: {}}",
            })
    void an_entry_that_gives_no_number_makes_every_path_blind(String fleet) throws IOException {
        Answer answer = canIRemove(fleet);

        assertThat(answer.out()).contains("BLIND").containsPattern("no_expected_instances: (gateway|billing)");
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services: {scheduler: {instances: 1}}",
                "services: {scheduler: {instances: 1}, gateway: {instances: 0}, billing: {instances: 1}}",
                "{services: {scheduler: {}}, environments: {'': {services: {scheduler: {instances: 1}}}}}",
                "{services: {scheduler: {instances: 1}}, environments: {other: {services: {gateway: {}}}}}",
            })
    void nothing_has_to_be_there_that_no_entry_is_about_or_that_one_declares_as_nobody(String fleet)
            throws IOException {
        assertThat(canIRemove(fleet).out()).contains("SAFE");
    }

    @Test
    void an_entry_of_an_environment_leaves_standing_what_it_does_not_say() throws IOException {
        String everywhere = "services: {scheduler: {instances: 1}, gateway: {instances: 2}}";
        String here = "environments: {'': {services: {%s}}}";

        assertThat(canIRemove(everywhere + "\n" + here.formatted("gateway: {rollbackHorizon: 1h}"))
                        .out())
                .contains("instance_missing: gateway 0 of 2");
        assertThat(canIRemove("services: {scheduler: {rollbackHorizon: 90d}}\n"
                                + here.formatted("scheduler: {instances: 1}"))
                        .out())
                .contains("TOO EARLY", "2026-04-01");
        assertThat(canIRemove("services: {scheduler: {instances: 2, rollbackHorizon: 90d}}\n"
                                + here.formatted("scheduler: {instances: 1, rollbackHorizon: 1h}"))
                        .out())
                .contains("SAFE");
    }

    @Test
    void what_is_no_file_is_refused_at_once() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        for (Path odd : List.of(pipe, Path.of("/dev/zero"), directory)) {
            Answer answer = CommandLineFixture.run(directory, odd, ASKED);
            assertThat(answer.err()).startsWith("oldpath: " + odd + ": ").hasLineCount(1);
            assertThat(answer.exitCode()).isEqualTo(64);
        }
    }

    @Test
    void what_a_shell_hands_over_is_read_up_to_a_size() throws Exception {
        assertThat(inShell("<(echo 'services: {scheduler: {instances: 1}}')")).contains("SAFE");
        assertThat(inShell("<(yes)"))
                .contains("/dev/fd/", ": is larger than 1 MB")
                .hasLineCount(1);
    }

    private String inShell(String fleet) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                "bash", "-c", "exec \"$0\" dev.oldpath.review.Main \"$@\" --fleet " + fleet, java.toString());
        builder.command().addAll(ASKED);
        builder.command().addAll(List.of("--evidence", directory.toString()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Answer canIRemove(String fleet) throws IOException {
        return CommandLineFixture.run(directory, CommandLineFixture.fleet(directory, fleet), ASKED);
    }
}
