package dev.oldpath.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Agents report to the shipped Collector, it sends to Prometheus with the shipped rules, and they record the verdict. */
class VerdictIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String VERDICT = "oldpath:verdict:code{service_name=\"orders\",oldpath_path_id=\"p\"}";
    private static final int SAFE = 0;
    private static final int TOO_EARLY = 1;
    private static final int BLIND = 2;
    private static final int IN_USE = 3;

    private final Servers servers = Servers.find();

    @Test
    void a_path_is_in_use_then_too_early_then_safe_and_blind_while_an_instance_is_missing() {
        try (RunningPrometheus prometheus = prometheus(10, 2);
                RunningCollector collector = RunningCollector.sendingTo(prometheus, servers);
                Fleet fleet = new Fleet(collector::accept)) {
            fleet.run("a");
            awaitVerdict(prometheus, BLIND, "instance_missing");
            fleet.run("b");
            awaitVerdict(prometheus, TOO_EARLY, "observed_since");
            fleet.use("b");
            awaitVerdict(prometheus, IN_USE, "used");
            assertThat(prometheus.query("oldpath:client_last_used_timestamp_seconds"))
                    .singleElement()
                    .satisfies(user -> {
                        assertThat(user.label("oldpath_client_name")).isEqualTo("old-app");
                        assertThat(user.label("deployment_environment_name")).isEqualTo("test");
                        assertThat(user.label("service_version")).isEqualTo("1");
                    });
            awaitVerdict(prometheus, SAFE, "quiet");
            assertThat(prometheus.query("oldpath:client_uses:total"))
                    .extracting(Sample::value)
                    .containsExactly(1.0);
            fleet.kill("a");
            awaitVerdict(prometheus, BLIND, "instance_missing");
            assertThat(prometheus.query("{__name__=~\"http_server.*\"}")).isEmpty();
            assertThat(prometheus.failingRules()).isEmpty();
        }
    }

    @Test
    void a_use_while_prometheus_is_down_waits_in_the_collectors_queue_and_the_pause_restarts_the_clock() {
        try (RunningPrometheus prometheus = prometheus(10, 1);
                RunningCollector collector = RunningCollector.sendingTo(prometheus, servers);
                Fleet fleet = new Fleet(collector::accept)) {
            fleet.run("a");
            awaitVerdict(prometheus, SAFE, "quiet");
            Sample observed =
                    prometheus.query("oldpath:observed_since_timestamp_seconds").get(0);

            prometheus.stop();
            Instant down = Instant.now();
            Instant used = Instant.now();
            collector.accept(new AgentReport("orders", "1", "dies", used)
                    .watches("p")
                    .used("p", "rare", 1, used)
                    .json());
            awaitClock(down.plusSeconds(8));
            prometheus.restart();

            prometheus.await(
                    "oldpath:last_used_timestamp_seconds",
                    SOON,
                    answer -> answer.size() == 1
                            && Math.abs(answer.get(0).value() - used.toEpochMilli() / 1000.0) < 0.01);
            prometheus.await(
                    "oldpath:evidence_gap_end_timestamp_seconds",
                    SOON,
                    answer -> answer.size() == 1 && answer.get(0).value() > down.getEpochSecond() + 5);
            assertThat(prometheus.query("oldpath:observed_since_timestamp_seconds"))
                    .as("the latch survives the restart")
                    .containsExactly(observed);
            awaitVerdict(prometheus, SAFE, "quiet");
            assertThat(prometheus.failingRules()).isEmpty();
        }
    }

    @Test
    void remote_write_brings_the_same_series() {
        assertVerdictsThrough(prometheus -> RunningCollector.writingTo(prometheus, servers));
    }

    private void assertVerdictsThrough(Function<RunningPrometheus, RunningCollector> collecting) {
        try (RunningPrometheus prometheus = prometheus(3600, 1);
                RunningCollector collector = collecting.apply(prometheus);
                Fleet fleet = new Fleet(collector::accept)) {
            fleet.run("a");
            awaitVerdict(prometheus, TOO_EARLY, "observed_since|coverage_gap");
            fleet.use("a");
            awaitVerdict(prometheus, IN_USE, "used");
            assertThat(prometheus.query("{__name__=~\"http_server.*\"}")).isEmpty();
        }
    }

    @Test
    void an_agent_without_a_collector_brings_the_same_series() {
        try (RunningPrometheus prometheus = prometheus(3600, 1);
                Fleet fleet = new Fleet(prometheus::accept)) {
            fleet.use("a");
            awaitVerdict(prometheus, IN_USE, "used");
        }
    }

    @Test
    void without_expected_instances_every_path_is_blind() {
        Judge judge = Judge.inSeconds(Duration.ofSeconds(1), "");
        try (RunningPrometheus prometheus = RunningPrometheus.start(servers, judge);
                Fleet fleet = new Fleet(prometheus::accept)) {
            fleet.run("a");
            awaitVerdict(prometheus, BLIND, "no_expected_instances");
        }
    }

    private RunningPrometheus prometheus(int windowSeconds, int instances) {
        Judge judge = Judge.inSeconds(Duration.ofSeconds(windowSeconds), Judge.expecting("test", "orders", instances));
        return RunningPrometheus.start(servers, judge);
    }

    private static void awaitVerdict(RunningPrometheus prometheus, int code, String reason) {
        String both = VERDICT + " == " + code
                + " and on (oldpath_path_id) oldpath:reason:info{service_name=\"orders\",reason=~\"" + reason + "\"}";
        try {
            prometheus.await(both, SOON, answer -> answer.size() == 1);
        } catch (AssertionError notReached) {
            throw new AssertionError(
                    "verdict now " + prometheus.query("{__name__=~\"oldpath:(verdict:code|reason:info|blind:rank)\"}")
                            + ", failing rules " + prometheus.failingRules(),
                    notReached);
        }
    }

    private static void awaitClock(Instant instant) {
        while (Instant.now().isBefore(instant)) {
            LocalServer.pause();
        }
    }
}
