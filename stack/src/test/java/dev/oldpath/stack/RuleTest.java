package dev.oldpath.stack;

import static java.util.Map.entry;

import dev.oldpath.review.simulation.RandomFleet;
import dev.oldpath.review.simulation.Telemetry.PlainPoint;
import dev.oldpath.servers.Servers;
import dev.oldpath.stack.Landscape.Answer;
import dev.oldpath.stack.Landscape.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file for {@code promtool test rules}: telemetry as series, one sample a second at most, and the verdicts to expect. Time
 * zero is the epoch.
 */
final class RuleTest {
    private static final long STEP = 1000;
    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("oldpath.agent.info", "oldpath_agent_info"),
            entry("oldpath.agent.start.timestamp", "oldpath_agent_start_timestamp_seconds"),
            entry("oldpath.agent.end.timestamp", "oldpath_agent_end_timestamp_seconds"),
            entry("oldpath.agent.clock.offset", "oldpath_agent_clock_offset_seconds"),
            entry("oldpath.agent.uses", "oldpath_agent_uses"),
            entry("oldpath.agent.paths", "oldpath_agent_paths"),
            entry("oldpath.agent.delays", "oldpath_agent_delays"),
            entry("oldpath.inventory.info", "oldpath_inventory_info"),
            entry("oldpath.inventory.scope.info", "oldpath_inventory_scope_info"),
            entry("oldpath.path.info", "oldpath_path_info"),
            entry("oldpath.uses", "oldpath_uses_total"),
            entry("oldpath.last_used.timestamp", "oldpath_last_used_timestamp_seconds"));

    private final String name;
    private final long evaluationInterval;
    private final Map<String, SortedMap<Long, Double>> telemetry = new TreeMap<>();
    private final StringBuilder declared = new StringBuilder();
    private final StringBuilder expectations = new StringBuilder();

    RuleTest(String name, long evaluationInterval) {
        this.name = name;
        this.evaluationInterval = evaluationInterval;
    }

    /** What an operator declares for a fleet until its end. */
    void declare(RandomFleet fleet, String environment) {
        int instances = fleet.declaredInstances();
        String series = instances < 0 ? "oldpath:accept_reporting:bool" : "oldpath:expected_instances:count";
        String labels =
                "{deployment_environment_name=\"" + environment + "\",service_name=\"" + fleet.service() + "\"}";
        series(declared, series + labels, Math.max(1, instances) + "x" + fleet.end() / STEP);
    }

    /** Of two samples of one series within a step the later one stays. */
    void receive(PlainPoint point, String environment) {
        String metric = NAMES.get(point.metric());
        if (metric == null) {
            throw new IllegalArgumentException("no series for " + point.metric());
        }
        TreeMap<String, String> attributes = new TreeMap<>(point.attributes());
        attributes.put("deployment.environment.name", environment);
        String labels = attributes.entrySet().stream()
                .map(label -> label.getKey().replace('.', '_') + "=\"" + label.getValue() + '"')
                .collect(Collectors.joining(","));
        telemetry
                .computeIfAbsent(metric + "{" + labels + "}", series -> new TreeMap<>())
                .put(point.timeMillis() / STEP, point.value());
    }

    /** Nothing is such. */
    void expectNone(String expression, long moment) {
        expectations.append("      - expr: '").append(expression);
        expectations.append("'\n        eval_time: ").append(moment / 1000).append("s\n        exp_samples: []\n");
    }

    /** The answer is -1 when the verdict is one of these, else it is the verdict, so that a failure shows it. */
    void expect(Place place, long moment, Set<Integer> codes) {
        String series = "oldpath:verdict:code{deployment_environment_name=\"" + place.environment()
                + "\",service_name=\"" + place.service() + "\",oldpath_path_id=\"" + RandomFleet.PATH + "\"}";
        String wanted = codes.stream().map(code -> series + " == " + code).collect(Collectors.joining(" or "));
        boolean none = codes.contains(Agreement.NONE);
        expectations
                .append("      - expr: '")
                .append(none ? series : "max((" + wanted + ") * 0 - 1 or " + series + ")");
        expectations.append("'\n        eval_time: ").append(moment / 1000).append("s\n        exp_samples: ");
        expectations.append(none ? "[]\n" : "[{labels: '{}', value: -1}]\n");
    }

    /** Exactly this reason, and in the agents' words exactly these. */
    void expectReason(Place place, long moment, Answer answer) {
        String labels = "{deployment_environment_name=\"" + place.environment() + "\",service_name=\"" + place.service()
                + "\",oldpath_path_id=\"" + RandomFleet.PATH + "\"";
        String at = "        eval_time: " + moment / 1000 + "s\n        exp_samples: ";
        expectations
                .append("      - expr: 'group by (reason) (oldpath:reason:info" + labels + "})'\n" + at)
                .append("[{labels: '{reason=\"" + answer.reason() + "\"}', value: 1}]\n")
                .append("      - expr: 'group by (oldpath_path_reason) (oldpath:blind_detail:info" + labels)
                .append(",reason=\"" + answer.reason() + "\"})'\n" + at)
                .append(answer.details().stream()
                        .map(detail -> "{labels: '{oldpath_path_reason=\"" + detail + "\"}', value: 1}")
                        .collect(Collectors.joining(", ", "[", "]\n")));
    }

    Path write(Path folder) throws IOException {
        Path rules = Servers.configuration().resolve("prometheus/rules");
        StringBuilder file = new StringBuilder("rule_files: [windows.yml, " + rules.resolve("verdict.yml") + ", "
                + rules.resolve("late.yml") + "]\nevaluation_interval: " + evaluationInterval / 1000 + "s\n"
                + "group_eval_order: [oldpath.input.windows, oldpath.late.hour, oldpath.late.day, oldpath.verdict]\n"
                + "tests:\n  - name: " + name + "\n    interval: " + STEP / 1000 + "s\n    input_series:\n");
        file.append(declared);
        telemetry.forEach((series, samples) -> series(file, series, values(samples)));
        file.append("    promql_expr_test:\n").append(expectations);
        return Files.writeString(folder.resolve(name + ".yml"), file);
    }

    private static void series(StringBuilder file, String series, String values) {
        file.append("      - series: '").append(series).append("'\n        values: '");
        file.append(values).append("'\n");
    }

    private static String values(SortedMap<Long, Double> samples) {
        StringBuilder values = new StringBuilder();
        long next = 0;
        for (Map.Entry<Long, Double> sample : samples.entrySet()) {
            long missing = sample.getKey() - next;
            if (missing > 0) {
                values.append("_x").append(missing).append(' ');
            }
            values.append(sample.getValue()).append(' ');
            next = sample.getKey() + 1;
        }
        return values.toString().strip();
    }
}
