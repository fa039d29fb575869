package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet does not start in one instant: what starts together has no coverage gap. */
class StartTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Telemetry telemetry = new Telemetry();

    @Test
    void two_instances_of_a_service_that_start_57_ms_apart_have_no_gap() throws IOException {
        agent("orders", "a", 0).knows("path", "method").livesUntil(START + 50 * HOUR);
        agent("orders", "b", 57).knows("path", "method").livesUntil(START + 50 * HOUR);

        assertThat(report("services: {orders: {instances: 2}}")).contains("TOO EARLY", "observed_since", "2026-01-08");
    }

    @Test
    void two_services_that_start_57_ms_apart_have_no_gap_though_one_knows_nothing_of_the_path() throws IOException {
        agent("orders", "a", 0).knows("path", "method").livesUntil(START + 50 * HOUR);
        agent("mail", "b", 57).knows("other", "method").livesUntil(START + 50 * HOUR);

        assertThat(report("services: {orders: {instances: 1}, mail: {instances: 1}}"))
                .contains("TOO EARLY", "observed_since", "2026-01-08")
                .doesNotContain("coverage_gap");
    }

    @Test
    void a_service_that_comes_later_was_not_watched_before() throws IOException {
        agent("orders", "a", 0).knows("path", "method").livesUntil(START + 50 * HOUR);
        agent("mail", "b", 2 * HOUR).livesUntil(START + 50 * HOUR);

        assertThat(report("services: {orders: {instances: 1}, mail: {instances: 1}}"))
                .contains("coverage_gap");
    }

    @Test
    void an_instance_that_comes_later_was_missing_before() throws IOException {
        agent("orders", "a", 0).knows("path", "method").livesUntil(START + 50 * HOUR);
        agent("orders", "b", 2 * HOUR).knows("path", "method").livesUntil(START + 50 * HOUR);

        assertThat(report("services: {orders: {instances: 2}}")).contains("coverage_gap");
    }

    private Agent agent(String service, String instance, long after) {
        return new Agent(telemetry, service, "1.0", instance, START + after, MINUTE);
    }

    private String report(String fleet) throws IOException {
        telemetry.writeTo(directory);
        return CommandLineFixture.run(
                        directory,
                        CommandLineFixture.fleet(directory, fleet),
                        List.of("report", "--window", "7d", "--as-of", "2026-01-03T00:00:00Z"))
                .out();
    }
}
