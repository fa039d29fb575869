package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules of which nothing shows that they name anything. The export interval is 10 minutes, the window 5 days; times are hours
 * since the start.
 */
class UnprovenTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double DAY = 24;
    private static final double END = 20 * DAY;
    private static final String PATH = "orders-v1";
    private static final String ROUTE = "/v1/orders/{id}";
    private static final String WHY = "no request has matched this rule yet";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Telemetry telemetry = new Telemetry();
    private String fleet = "services: {orders: {instances: 1}}";

    private static long at(double hours) {
        return START.toEpochMilli() + (long) (hours * 3_600_000);
    }

    private Agent agent(String version, String instance, double start) {
        return new Agent(
                        telemetry,
                        "orders",
                        version,
                        instance,
                        at(start),
                        Duration.ofMinutes(10).toMillis())
                .provesItself()
                .measuresItsClock()
                .looks(List.of("@OldPath"), "rule", "complete");
    }

    private Agent unproven(String version, String instance, double start) {
        return agent(version, instance, start)
                .reportsUnprovenUntilUsed(PATH, ROUTE)
                .says(PATH, "reason", WHY);
    }

    private String report(String format) throws IOException {
        telemetry.writeTo(directory);
        String asOf = Instant.ofEpochMilli(at(END)).toString();
        List<String> args = List.of("report", "--format", format, "--window", "5d", "--as-of", asOf);
        return CommandLineFixture.run(directory, CommandLineFixture.fleet(directory, fleet), new ArrayList<>(args))
                .out();
    }

    private String report() throws IOException {
        return report("table");
    }

    @Test
    void a_rule_that_no_request_ever_matched_is_never_safe() throws IOException {
        unproven("1.0", "a", 0).livesUntil(at(END));

        assertThat(report()).containsPattern("BLIND +orders-v1 +endpoint +path_unproven: " + WHY + " \\(orders\\)");
        assertThat(report("json"))
                .contains("\"reason\" : \"path_unproven\"")
                .contains("\"reasonDetails\" : [ \"" + WHY + "\" ]");
        assertThat(report("html"))
                .contains("Check the rule in orders", "confirmed: 2026-11-26", "has it, its rule may name nothing");
    }

    @Test
    void a_request_proves_it_for_the_process_that_got_it() throws IOException {
        unproven("1.0", "a", 0).used(PATH, "mobile", "1", at(DAY)).livesUntil(at(END));

        assertThat(report()).contains("SAFE");
    }

    @Test
    void a_use_of_old_proves_it_for_processes_that_have_started_since() throws IOException {
        unproven("1.0", "a", 0).used(PATH, "mobile", "1", at(DAY)).livesUntil(at(3 * DAY));
        unproven("1.1", "b", 3 * DAY).livesUntil(at(END));

        assertThat(report()).contains("SAFE");
    }

    @Test
    void what_an_agent_proved_that_could_not_say_unproven_counts() throws IOException {
        agent("1.0", "a", 0)
                .reports(PATH, "endpoint", "watched")
                .routed(PATH, ROUTE)
                .used(PATH, "mobile", "1", at(DAY))
                .livesUntil(at(3 * DAY));
        unproven("1.1", "b", 3 * DAY).livesUntil(at(END));

        assertThat(report()).contains("SAFE");
    }

    @Test
    void a_number_of_uses_that_makes_no_sense_proves_nothing() throws IOException {
        Map<String, String> use = Map.of(
                "oldpath.path.id", PATH,
                "oldpath.path.kind", "endpoint",
                "oldpath.client.name", "mobile",
                "oldpath.client.version", "1",
                "oldpath.client.source", "header");
        unproven("1.0", "a", 0).counter("oldpath.uses", use, -1, at(DAY)).livesUntil(at(3 * DAY));
        unproven("1.1", "b", 3 * DAY).livesUntil(at(END));

        assertThat(report()).contains("BLIND").contains("path_unproven");
    }

    @Test
    void a_use_proves_nothing_for_a_rule_with_another_path_under_the_same_id() throws IOException {
        unproven("1.0", "a", 0).used(PATH, "mobile", "1", at(DAY)).livesUntil(at(3 * DAY));
        agent("1.1", "b", 3 * DAY)
                .reportsUnprovenUntilUsed(PATH, "/v1/ordres/{id}")
                .livesUntil(at(END));

        assertThat(report()).contains("BLIND").contains("path_unproven");
    }

    @Test
    void nor_where_the_same_instance_starts_again_in_the_same_version_with_another_rule() throws IOException {
        unproven("1.0", "a", 0).used(PATH, "mobile", "1", at(DAY)).livesUntil(at(3 * DAY));
        agent("1.0", "a", 3 * DAY)
                .reportsUnprovenUntilUsed(PATH, "/v1/ordres/{id}")
                .livesUntil(at(END));

        assertThat(report()).contains("BLIND").contains("path_unproven");
    }

    @Test
    void but_for_the_right_one_of_such_rules() throws IOException {
        agent("1.0", "a", 0).reportsUnprovenUntilUsed(PATH, "/v1/ordres/{id}").livesUntil(at(3 * DAY));
        unproven("1.0", "a", 3 * DAY).used(PATH, "mobile", "1", at(4 * DAY)).livesUntil(at(END));

        assertThat(report()).contains("SAFE");
    }

    @Test
    void nor_does_a_use_of_a_method_with_the_same_id() throws IOException {
        unproven("1.0", "a", 0)
                .knows(PATH, "method")
                .used(PATH, "method", "", "mobile", "1", at(DAY))
                .livesUntil(at(END));

        assertThat(report()).contains("BLIND").contains("path_unproven");
    }

    @Test
    void nor_does_a_use_of_an_endpoint_without_a_route_for_a_property_with_the_same_id() throws IOException {
        agent("1.0", "a", 0)
                .reports(PATH, "endpoint", "watched")
                .used(PATH, "mobile", "1", at(DAY))
                .livesUntil(at(3 * DAY));
        agent("1.1", "b", 3 * DAY).reports(PATH, "payload", "unproven", WHY).livesUntil(at(END));

        assertThat(report()).contains("BLIND").contains("path_unproven: " + WHY);
    }

    @Test
    void nor_does_a_use_in_another_service() throws IOException {
        fleet = "services: {orders: {instances: 1}, billing: {instances: 1}}";
        unproven("1.0", "a", 0).livesUntil(at(END));
        new Agent(
                        telemetry,
                        "billing",
                        "1.0",
                        "b",
                        at(0),
                        Duration.ofMinutes(10).toMillis())
                .provesItself()
                .measuresItsClock()
                .looks(List.of("@OldPath"), "rule", "complete")
                .reportsUnprovenUntilUsed(PATH, ROUTE)
                .used(PATH, "mobile", "1", at(DAY))
                .livesUntil(at(END));

        assertThat(report()).contains("BLIND").contains("path_unproven: " + WHY + " (orders)");
    }

    @Test
    void a_rule_that_was_proven_late_has_been_watched_since_then_only() throws IOException {
        unproven("1.0", "a", 0).livesUntil(at(17 * DAY));
        agent("1.1", "b", 17 * DAY)
                .reports(PATH, "endpoint", "watched")
                .routed(PATH, ROUTE)
                .livesUntil(at(END));

        assertThat(report()).contains("TOO EARLY").contains("coverage_gap");
    }

    @Test
    void the_day_on_which_a_person_confirmed_the_rule_is_in_the_verdict() throws IOException {
        agent("1.0", "a", 0)
                .reports(PATH, "endpoint", "watched")
                .says(PATH, "confirmed", "2025-12-24")
                .routed(PATH, ROUTE)
                .livesUntil(at(END));

        assertThat(report()).containsPattern("SAFE +orders-v1 +endpoint +quiet; rule confirmed 2025-12-24 ");
        assertThat(report("json")).contains("\"confirmed\" : \"2025-12-24\"");
        assertThat(report("html")).contains("confirmed <b>2025-12-24</b>");
    }
}
