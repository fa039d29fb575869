package dev.oldpath.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.servers.Judge;
import dev.oldpath.servers.Outcome;
import dev.oldpath.servers.RunningPrometheus;
import dev.oldpath.servers.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule of an input fails in a running Prometheus: it records nothing, and the verdict would miss what it declares. */
class FailingInputIT {
    private static final String SERVICE = "orders";
    private static final String PATH = "com.acme.Orders#old()";
    private static final Map<String, String> RESOURCE =
            Map.of("service.name", SERVICE, "service.version", "1", "service.instance.id", "a");

    /** Of two bases, each a series of its own, the rule cannot choose one: it fails. */
    private static final String EXPECTED = """
            groups:
              - name: oldpath.input.expected
                rules:
                  - record: oldpath:expected_instances:count
                    expr: label_replace(vector(1), "service_name", "orders", "", "") + on () group_left () (base * 0)
            """;

    @Test
    void no_verdict_is_given_while_an_input_fails_and_the_rule_is_named() {
        Judge judge = Judge.inSeconds(Duration.ofSeconds(2), EXPECTED);
        try (RunningPrometheus prometheus = RunningPrometheus.start(Servers.find(), judge)) {
            report(prometheus, "one");
            String verdict = "oldpath:verdict:code{service_name=\"" + SERVICE + "\"}";
            prometheus.await(verdict, RunningStack.SOON, answer -> !answer.isEmpty());
            Outcome before = AgentJar.run(prometheus, "report");
            assertThat(before.exitCode()).as(before.output()).isZero();

            report(prometheus, "two");
            prometheus.await(
                    "base",
                    RunningStack.SOON,
                    answer -> !prometheus.failingRules().isEmpty());
            Outcome answer = AgentJar.run(prometheus, "can-i-remove", PATH);
            assertThat(answer.exitCode()).as(answer.output()).isEqualTo(65);
            assertThat(answer.output()).contains("oldpath:expected_instances:count", "oldpath.input.expected");
            assertThat(answer.output().strip().lines()).hasSize(1);
        }
    }

    private static void report(RunningPrometheus prometheus, String base) {
        Map<String, String> path = Map.of("oldpath.path.id", PATH, "oldpath.path.kind", "method");
        prometheus.accept(new Otlp(RESOURCE, Instant.now())
                .gauge("base", "", 1, Map.of("base", base))
                .info("oldpath.agent.info", Map.of("oldpath.agent.canary", "ok", "oldpath.export.interval", "60"))
                .info(
                        "oldpath.path.info",
                        Map.of("oldpath.path.id", PATH, "oldpath.path.kind", "method", "oldpath.path.state", "watched"))
                .counter("oldpath.uses", 0, path)
                .json());
    }
}
