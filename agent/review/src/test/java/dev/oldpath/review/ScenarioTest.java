package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.simulation.Telemetry.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The named scenarios of the verdict, as evidence fed to the command line. The export interval is 10 minutes, so that
 * three missed ones make half an hour; the window is 5 days unless a test sets another. Times are hours since the start.
 */
class ScenarioTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double DAY = 24;
    private static final int SAFE = 0;
    private static final int IN_USE = 1;
    private static final int UNKNOWN = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Telemetry telemetry = new Telemetry();
    private String fleet = "services: {scheduler: {instances: 1}}";
    private List<String> options = new ArrayList<>();

    @BeforeEach
    void a_window_of_five_days() {
        options.addAll(List.of("--window", "5d"));
    }

    @Test
    void a_single_use_by_a_process_that_dies_after_its_first_export_keeps_the_path_in_use() throws IOException {
        start("1.0", 0, "a").used("jobs", "mobile", "1.4", at(1)).crashesAt(at(1) + 6_000);
        start("1.0", 1.1, "b").livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 5 * DAY)).isEqualTo(IN_USE);
        assertThat(report(5 * DAY)).contains("IN USE").contains("mobile 1.4");
        assertThat(canIRemove("jobs", 5 * DAY + 2)).as("the window has passed").isEqualTo(SAFE);
    }

    @Test
    void a_counter_born_at_one_counts_as_a_use_even_without_a_date() throws IOException {
        start("1.0", 0, "a")
                .counter(
                        "oldpath.uses",
                        Map.of(
                                "oldpath.path.id", "jobs",
                                "oldpath.path.kind", "method",
                                "oldpath.client.name", "batch",
                                "oldpath.client.version", "2",
                                "oldpath.client.source", "header"),
                        1,
                        at(3 * DAY))
                .livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 7 * DAY)).isEqualTo(IN_USE);
        assertThat(report(7 * DAY)).contains("batch 2").contains("2026-01-04 00:00");
        assertThat(canIRemove("jobs", 8 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void an_agent_missing_on_one_of_three_instances_for_an_hour_restarts_the_clock() throws IOException {
        fleet = "services: {scheduler: {instances: 3}}";
        start("1.0", 0, "a").livesUntil(at(11.5 * DAY));
        start("1.0", 0, "b").livesUntil(at(11.5 * DAY));
        start("1.0", 0, "c").isSilent(at(3 * DAY), at(3 * DAY + 1)).livesUntil(at(11.5 * DAY));

        assertThat(report(3 * DAY + 0.75)).contains("BLIND").contains("instance_missing: scheduler 2 of 3");
        assertThat(report(6 * DAY))
                .contains("TOO EARLY")
                .contains("coverage_gap")
                .contains("2026-01-09 01:00");
        assertThat(canIRemove("jobs", 8 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void two_missed_exports_are_no_gap() throws IOException {
        start("1.0", 0, "a").isSilent(at(3 * DAY), at(3 * DAY + 0.3)).livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 5 * DAY)).isEqualTo(SAFE);
    }

    @Test
    void while_the_version_before_the_mark_still_runs_nobody_can_say() throws IOException {
        fleet = "services: {scheduler: {instances: 2}}";
        unmarked("1.0", 0, "a").livesUntil(at(DAY));
        unmarked("1.0", 0, "b").livesUntil(at(9 * DAY));
        start("1.1", DAY, "c").livesUntil(at(15 * DAY));
        start("1.1", 9 * DAY, "d").livesUntil(at(15 * DAY));

        assertThat(report(8 * DAY)).contains("BLIND").contains("version_without_mark: scheduler 1.0");
        assertThat(report(10 * DAY)).contains("TOO EARLY").contains("coverage_gap");
        assertThat(canIRemove("jobs", 14 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void a_path_whose_code_is_gone_in_the_newest_version_goes_on_from_what_was_known() throws IOException {
        start("1.0", 0, "a").used("jobs", "mobile", "1.4", at(2 * DAY)).livesUntil(at(3 * DAY));
        unmarked("2.0", 3 * DAY, "b").livesUntil(at(15 * DAY));

        assertThat(canIRemove("jobs", 6 * DAY))
                .as("still within the window of the last use")
                .isEqualTo(IN_USE);
        assertThat(canIRemove("jobs", 7 * DAY + 1)).isEqualTo(SAFE);
        assertThat(run("report", 8 * DAY, "--format", "json").out()).contains("\"mark\" : \"REMOVED\"");
    }

    @Test
    void a_rollback_to_a_version_that_uses_the_path_makes_it_in_use_again() throws IOException {
        start("1.0", 0, "a").livesUntil(at(6 * DAY));
        unmarked("2.0", 6 * DAY, "b").livesUntil(at(8 * DAY));
        start("1.0", 8 * DAY, "c")
                .used("jobs", "mobile", "1.4", at(8 * DAY + 1))
                .livesUntil(at(15 * DAY));

        assertThat(canIRemove("jobs", 7 * DAY)).isEqualTo(SAFE);
        assertThat(canIRemove("jobs", 9 * DAY)).isEqualTo(IN_USE);
    }

    @Test
    void a_rollback_horizon_makes_the_path_stay_longer() throws IOException {
        fleet = "rollbackHorizon: 9d\nservices: {scheduler: {instances: 1}}";
        start("1.0", 0, "a").livesUntil(at(15 * DAY));

        assertThat(canIRemove("jobs", 8 * DAY)).isEqualTo(UNKNOWN);
        assertThat(canIRemove("jobs", 9 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void a_clock_two_minutes_ahead_or_behind_neither_blinds_nor_moves_a_use_into_the_future() throws IOException {
        fleet = "services: {scheduler: {instances: 2}}";
        start("1.0", 0, "a")
                .clockIsAhead(120_000)
                .used("jobs", "mobile", "1", at(2 * DAY))
                .livesUntil(at(9 * DAY));
        start("1.0", 0, "b")
                .clockIsAhead(-120_000)
                .used("jobs", "batch", "1", at(2 * DAY))
                .livesUntil(at(9 * DAY));

        String json = run("report", 2 * DAY + 0.1, "--format", "json").out();
        assertThat(json).contains("\"lastUsed\" : \"2026-01-03T00:02:00Z\"").doesNotContain("\"verdict\" : \"BLIND\"");
        assertThat(canIRemove("jobs", 7 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void a_clock_far_behind_cannot_make_a_use_look_old() throws IOException {
        // The gauge says two days ago, but the counter rose between two exports one interval apart.
        start("1.0", 0, "a")
                .counter("oldpath.uses", client("jobs", "mobile", "1"), 1, at(4 * DAY))
                .gauge("oldpath.last_used.timestamp", client("jobs", "mobile", "1"), at(2 * DAY) / 1000.0, at(4 * DAY))
                .livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 8 * DAY)).isEqualTo(IN_USE);
    }

    @Test
    void a_process_that_is_gone_was_behind_for_as_long_as_its_last_use_counts() throws IOException {
        // By its own clock it has been gone for longer than the window.
        start("1.0", 0, "a")
                .provesItself()
                .measuresItsClock()
                .clockIsAhead(-Duration.ofHours(8).toMillis())
                .used("jobs", "mobile", "1", at(23.5))
                .livesUntil(at(24));
        start("1.0", 22, "b").provesItself().measuresItsClock().livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 23.5 + 5 * DAY - 0.5)).isEqualTo(IN_USE);
        assertThat(canIRemove("jobs", 24 + 5 * DAY + 8)).isEqualTo(SAFE);
    }

    @Test
    void a_process_that_seemed_to_end_long_before_its_place_was_taken_may_have_lived_until_then() throws IOException {
        start("1.0", 0, "a")
                .provesItself()
                .clockIsAhead(-Duration.ofHours(5).toMillis())
                .used("jobs", "mobile", "1.4", at(2 * DAY - 0.05))
                .livesUntil(at(2 * DAY));
        start("1.0", 2 * DAY - 0.1, "b").livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 7 * DAY - 0.06))
                .as("used within five days")
                .isEqualTo(UNKNOWN);
        assertThat(canIRemove("jobs", 7 * DAY + 0.5)).isEqualTo(SAFE);
    }

    @Test
    void a_process_that_is_killed_and_starts_again_under_the_same_id_has_lost_uses() throws IOException {
        start("1.0", 0, "a").provesItself().measuresItsClock().crashesAt(at(2 * DAY));
        start("1.0", 2 * DAY + 0.1, "a").provesItself().measuresItsClock().livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 2 * DAY + 0.3)).isEqualTo(UNKNOWN);
        assertThat(canIRemove("jobs", 7 * DAY + 0.5)).isEqualTo(UNKNOWN);
        assertThat(canIRemove("jobs", 7 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void a_process_that_ends_in_order_and_starts_again_under_the_same_id_has_lost_nothing() throws IOException {
        start("1.0", 0, "a").provesItself().measuresItsClock().livesUntil(at(2 * DAY));
        start("1.0", 2 * DAY + 0.1, "a").provesItself().measuresItsClock().livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 5 * DAY + 0.2)).isEqualTo(SAFE);
    }

    @Test
    void a_clock_that_is_measured_to_be_ahead_does_not_let_a_killed_process_live_on() throws IOException {
        start("1.0", 0, "a")
                .provesItself()
                .measuresItsClock()
                .clockIsAhead(Duration.ofHours(8).toMillis())
                .crashesAt(at(2 * DAY));
        start("1.0", 2 * DAY + 0.1, "b").provesItself().measuresItsClock().livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 2 * DAY + 0.55)).isEqualTo(UNKNOWN);
        assertThat(canIRemove("jobs", 6 * DAY + 20))
                .as("five days after the kill are not over")
                .isEqualTo(UNKNOWN);
        assertThat(canIRemove("jobs", 7 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void a_process_whose_heartbeat_does_not_count_is_missing_until_another_takes_its_place() throws IOException {
        start("1.0", 0, "a").saysItExportsEvery("hourly").livesUntil(at(2 * DAY));
        start("1.0", 2 * DAY - 0.1, "b").livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 7 * DAY - 0.2)).isEqualTo(UNKNOWN);
        assertThat(canIRemove("jobs", 7 * DAY)).isEqualTo(SAFE);
    }

    @Test
    void a_clock_that_was_set_right_was_behind_before() throws IOException {
        Agent wrong = start("1.0", 0, "a").provesItself().measuresItsClock();
        wrong.clockIsAhead(-Duration.ofHours(8).toMillis())
                .used("jobs", "mobile", "1", at(23.5))
                .livesUntil(at(24));
        start("1.0", 24.1, "a").provesItself().measuresItsClock().livesUntil(at(11.5 * DAY));
        start("1.0", 0, "b").provesItself().measuresItsClock().livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 23.5 + 5 * DAY - 0.5)).isEqualTo(IN_USE);
    }

    @Test
    void a_hole_of_six_hours_in_all_evidence_restarts_the_clock_of_every_path() throws IOException {
        fleet = "services: {scheduler: {instances: 1}, billing: {instances: reporting}}";
        start("1.0", 0, "a").isSilent(at(2 * DAY), at(2 * DAY + 6)).livesUntil(at(11.5 * DAY));
        agent("billing", "1.0", 0, "b")
                .knows("invoices", "endpoint")
                .isSilent(at(2 * DAY), at(2 * DAY + 6))
                .livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 6 * DAY)).isEqualTo(UNKNOWN);
        assertThat(canIRemove("invoices", 6 * DAY)).isEqualTo(UNKNOWN);
        assertThat(canIRemove("invoices", 7 * DAY + 7)).isEqualTo(SAFE);
    }

    @Test
    void samples_that_waited_in_a_collector_queue_fill_the_hole_when_they_come() throws IOException {
        start("1.0", 0, "a")
                .used("jobs", "mobile", "1.4", at(DAY))
                .isHeldBack(at(DAY), at(2 * DAY))
                .livesUntil(at(11.5 * DAY));

        assertThat(telemetry.exports().get(1200).time()).isGreaterThan(at(2 * DAY));
        assertThat(canIRemove("jobs", 5 * DAY)).isEqualTo(IN_USE);
        assertThat(canIRemove("jobs", 6 * DAY + 1)).as("no gap is left").isEqualTo(SAFE);
    }

    @Test
    void a_client_bucket_that_overflowed_is_shown_beside_the_users_and_hides_no_use() throws IOException {
        start("1.0", 0, "a")
                .used("jobs", "_other", "_other", at(DAY))
                .counter("oldpath.agent.overflows", Map.of("oldpath.path.id", "jobs"), 7, at(DAY))
                .livesUntil(at(11.5 * DAY));

        assertThat(report(2 * DAY)).contains("IN USE").contains("other clients (incomplete)");
        assertThat(canIRemove("jobs", 6 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void a_failed_canary_makes_everything_blind() throws IOException {
        fleet = "services: {scheduler: {instances: 2}}";
        start("1.0", 0, "a").livesUntil(at(11.5 * DAY));
        start("1.0", 0, "b").failsItsCanary().livesUntil(at(11.5 * DAY));

        assertThat(report(10 * DAY)).contains("BLIND").contains("canary_failed");
        assertThat(canIRemove("jobs", 10 * DAY)).isEqualTo(UNKNOWN);
    }

    @Test
    void uses_that_do_not_arrive_blind_and_name_the_setting_that_may_rename_them() throws IOException {
        start("1.0", 0, "a").provesItself().livesUntil(at(11.5 * DAY));
        change(sample -> sample.metric().equals("oldpath.uses") ? Stream.empty() : Stream.of(sample));

        assertThat(report(10 * DAY))
                .contains("BLIND")
                .contains("uses_missing: the canary's use does not arrive either (in Prometheus,"
                        + " otlp.translation_strategy has to be UnderscoreEscapingWithSuffixes) (scheduler)");
    }

    @Test
    void a_count_that_lost_all_its_times_may_have_started_again_and_reached_the_same_value() throws IOException {
        start("1.0", 0, "a").provesItself().used("jobs", "mobile", "1.4", at(1)).livesUntil(at(2 * DAY));
        start("1.0", 2 * DAY, "a")
                .provesItself()
                .used("jobs", "mobile", "1.4", at(4 * DAY))
                .livesUntil(at(11.5 * DAY));
        change(sample -> sample.metric().matches("oldpath.(last_used|agent.start).timestamp")
                ? Stream.empty()
                : Stream.of(new Sample(sample.metric(), sample.attributes(), 0, sample.value(), sample.counter())));

        assertThat(canIRemove("jobs", 8 * DAY)).isEqualTo(IN_USE);
    }

    @Test
    void a_use_that_lost_its_path_on_its_way_may_be_one_of_every_path() throws IOException {
        start("1.0", 0, "a")
                .provesItself()
                .counter(
                        "oldpath.uses",
                        Map.of("oldpath.client.name", "mobile", "oldpath.client.version", "1.4"),
                        1,
                        at(6 * DAY))
                .livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 5.9 * DAY)).isEqualTo(SAFE);
        assertThat(canIRemove("jobs", 7 * DAY)).isEqualTo(UNKNOWN);
        assertThat(report(7 * DAY)).contains("uses_missing");
    }

    @Test
    void a_failed_canary_counts_even_in_a_heartbeat_that_does_not() throws IOException {
        start("1.0", 0, "a").livesUntil(at(11.5 * DAY));
        start("1.0", 0, "b").failsItsCanary().saysItExportsEvery("hourly").livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 7 * DAY)).isEqualTo(UNKNOWN);
        assertThat(report(7 * DAY)).contains("canary_failed");
    }

    @Test
    void a_path_that_lost_its_kind_on_its_way_may_be_one_of_messages() throws IOException {
        agent("scheduler", "1.0", 0, "a")
                .knows("jobs", "")
                .used("jobs", "", "", "mobile", "1.4", at(1))
                .gauge("oldpath.backlog.age", Map.of("messaging.destination.name", "jobs"), 6 * 86_400, at(0))
                .livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 8 * DAY)).isEqualTo(IN_USE);
    }

    @Test
    void a_service_that_scales_to_zero_overnight_is_covered_when_nobody_has_to_be_there() throws IOException {
        fleet = "services: {scheduler: {instances: 0}}";
        for (int day = 0; day < 8; day++) {
            start("1.0", day * DAY + 8, "day-" + day).livesUntil(at(day * DAY + 20));
        }
        agent("billing", "1.0", 0, "b").knows("invoices", "endpoint").livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("jobs", 7 * DAY + 3)).as("at night").isEqualTo(SAFE);
        fleet = "services: {scheduler: {instances: 1}}";
        assertThat(report(7 * DAY + 3)).as("one was expected at night").contains("instance_missing");
        fleet = "services: {scheduler: {instances: reporting}}";
        assertThat(report(7 * DAY + 3)).as("a stop without replacement").contains("coverage_gap");
    }

    @Test
    void whoever_reports_is_the_fleet_as_long_as_those_that_stop_are_replaced() throws IOException {
        fleet = "services: {scheduler: {instances: reporting}}";
        start("1.0", 0, "a").livesUntil(at(3 * DAY));
        start("1.0", 3 * DAY + 0.2, "b").livesUntil(at(6 * DAY));
        start("1.0", 9 * DAY, "c").livesUntil(at(15 * DAY));

        assertThat(canIRemove("jobs", 5 * DAY + 1)).as("b replaced a").isEqualTo(SAFE);
        assertThat(report(9 * DAY))
                .as("nobody replaced b")
                .contains("TOO EARLY")
                .contains("coverage_gap");
    }

    @Test
    void evidence_that_ends_is_never_safe_again() throws IOException {
        fleet = "services: {scheduler: {instances: reporting}}";
        start("1.0", 0, "a").livesUntil(at(10 * DAY));

        assertThat(canIRemove("jobs", 9 * DAY)).isEqualTo(SAFE);
        assertThat(canIRemove("jobs", 100 * DAY)).isEqualTo(UNKNOWN);
        assertThat(report(100 * DAY)).contains("evidence_gap");
    }

    @Test
    void a_monthly_batch_job_needs_a_window_longer_than_a_month() throws IOException {
        options = new ArrayList<>();
        start("1.0", 0, "a")
                .used("jobs", "batch", "7", at(DAY))
                .used("jobs", "batch", "7", at(32 * DAY))
                .livesUntil(at(70 * DAY));

        assertThat(canIRemove("jobs", 31.5 * DAY))
                .as("30 days are too short for it")
                .isEqualTo(SAFE);
        assertThat(canIRemove("jobs", 31.5 * DAY, "--window", "35d")).isEqualTo(IN_USE);
        assertThat(canIRemove("jobs", 33 * DAY)).isEqualTo(IN_USE);
    }

    @Test
    void a_library_path_used_by_three_services_is_as_safe_as_the_least_safe_of_them() throws IOException {
        fleet = "services: {scheduler: {instances: 1}, billing: {instances: 1}, mail: {instances: 1}}";
        agent("scheduler", "1.0", 0, "a").knows("Lib#old()", "method").livesUntil(at(11.5 * DAY));
        agent("billing", "4.2", 0, "b")
                .knows("Lib#old()", "method")
                .used("Lib#old()", "web", "3", at(6 * DAY))
                .livesUntil(at(11.5 * DAY));
        agent("mail", "1.0", 4 * DAY, "c").knows("Lib#old()", "method").livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("Lib#old()", 7 * DAY)).isEqualTo(IN_USE);
        assertThat(canIRemove("Lib#old()", 7 * DAY, "--service", "scheduler")).isEqualTo(SAFE);
        assertThat(canIRemove("Lib#old()", 7 * DAY, "--service", "mail")).isEqualTo(UNKNOWN);
        assertThat(canIRemove("Lib#old()", 11 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void the_clock_of_a_message_path_is_as_far_back_as_its_consumer_is_behind() throws IOException {
        agent("scheduler", "1.0", 0, "a")
                .knows("orders.v1", "message")
                .gauge("oldpath.backlog.age", Map.of("messaging.destination.name", "orders"), 2 * 86_400, at(4 * DAY))
                .livesUntil(at(11.5 * DAY));

        assertThat(canIRemove("orders.v1", 6 * DAY)).isEqualTo(UNKNOWN);
        assertThat(canIRemove("orders.v1", 7 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void data_of_nine_days_that_reached_the_path_makes_the_window_as_long_as_the_next_bound() throws IOException {
        start("1.0", 0, "a").livesUntil(at(15 * DAY));
        // Written by another hand: fields in another order, numbers instead of strings, names instead of numbers.
        Files.writeString(directory.resolve("other.jsonl"), """
                {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"histogram":{"aggregationTemporality":\
                "AGGREGATION_TEMPORALITY_CUMULATIVE","dataPoints":[{"explicitBounds":[86400,864000,2592000],\
                "bucketCounts":[3,"1",0,0],"count":4,"timeUnixNano":%d000000,"attributes":[\
                {"value":{"stringValue":"jobs"},"key":"oldpath.path.id"}]}]},"name":"oldpath.data.age"},\
                {"gauge":{"dataPoints":[{"timeUnixNano":1}]},"name":"foreign"}]}],"resource":{"attributes":[\
                {"key":"service.name","value":{"stringValue":"scheduler"}},\
                {"key":"service.version","value":{"stringValue":"1.0"}},\
                {"key":"service.instance.id","value":{"stringValue":"a"}}]}}]}
                """.formatted(at(2 * DAY)));

        assertThat(canIRemove("jobs", 9 * DAY)).isEqualTo(UNKNOWN);
        assertThat(run("report", 9 * DAY, "--format", "json").out()).contains("\"dataAgeSeconds\" : 864000");
        assertThat(canIRemove("jobs", 10 * DAY + 1)).isEqualTo(SAFE);
    }

    @Test
    void without_a_declared_fleet_everything_is_blind_and_the_report_shows_what_to_do() throws IOException {
        fleet = "services: {}";
        start("1.0", 0, "a").livesUntil(at(11.5 * DAY));

        assertThat(report(10 * DAY)).contains("no_expected_instances").contains("declare it in the fleet file");
    }

    @Test
    void an_instance_that_could_not_watch_a_path_others_watch_is_named() throws IOException {
        fleet = "services: {scheduler: {instances: 3}}";
        start("1.0", 0, "a").livesUntil(at(11.5 * DAY));
        agent("scheduler", "1.0", 0, "b")
                .reports("jobs", "method", "failed")
                .knows("other", "method")
                .livesUntil(at(11.5 * DAY));
        start("1.0", 0, "c").knows("other", "method").livesUntil(at(11.5 * DAY));

        assertThat(report(10 * DAY)).contains("path_failed: scheduler").contains("path_missing: scheduler");
    }

    private static long at(double hours) {
        return START.toEpochMilli() + Math.round(hours * 3_600_000);
    }

    /** Every sample as a pipeline changes it. */
    private void change(Function<Sample, Stream<Sample>> pipeline) {
        Telemetry changed = new Telemetry();
        for (Export export : telemetry.exports()) {
            changed.add(new Export(
                    export.resource(),
                    export.time(),
                    export.arrival(),
                    export.samples().stream().flatMap(pipeline).toList()));
        }
        telemetry = changed;
    }

    private Agent agent(String service, String version, double startHour, String instance) {
        return new Agent(
                telemetry,
                service,
                version,
                instance,
                at(startHour),
                Duration.ofMinutes(10).toMillis());
    }

    private Agent start(String version, double startHour, String instance) {
        return agent("scheduler", version, startHour, instance).knows("jobs", "method");
    }

    private Agent unmarked(String version, double startHour, String instance) {
        return agent("scheduler", version, startHour, instance);
    }

    private static Map<String, String> client(String path, String name, String version) {
        return Map.of(
                "oldpath.path.id", path,
                "oldpath.path.kind", "method",
                "oldpath.client.name", name,
                "oldpath.client.version", version,
                "oldpath.client.source", "header");
    }

    private int canIRemove(String path, double hour, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(path));
        args.addAll(List.of(more));
        return run("can-i-remove", hour, args.toArray(String[]::new)).exitCode();
    }

    private String report(double hour) throws IOException {
        return run("report", hour).out();
    }

    private Answer run(String command, double hour, String... more) throws IOException {
        if (Files.notExists(directory.resolve("collector.jsonl"))) {
            telemetry.writeTo(directory);
        }
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of(more));
        if (!args.contains("--window")) {
            args.addAll(options);
        }
        args.addAll(List.of("--as-of", Instant.ofEpochMilli(at(hour)).toString()));
        return CommandLineFixture.run(directory, CommandLineFixture.fleet(directory, fleet), args);
    }
}
