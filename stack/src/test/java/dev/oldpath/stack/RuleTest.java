package dev.oldpath.stack;

import dev.oldpath.review.simulation.RandomFleet;
import dev.oldpath.review.simulation.Telemetry.PlainPoint;
import dev.oldpath.servers.Servers;
import dev.oldpath.stack.Landscape.Place;
import dev.oldpath.stack.Landscape.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file for {@code promtool test rules}: the telemetry of one environment as series, one sample a second at most, and the
 * verdicts to expect. Time zero is the epoch.
 */
final class RuleTest {
    private static final long STEP = 1000;
    private static final Map<String, String> NAMES = Map.of(
            "oldpath.agent.info", "oldpath_agent_info",
            "oldpath.path.info", "oldpath_path_info",
            "oldpath.uses", "oldpath_uses_total",
            "oldpath.last_used.timestamp", "oldpath_last_used_timestamp_seconds");

    private final Landscape landscape;
    private final long evaluationInterval;
    private final StringBuilder expectations = new StringBuilder();

    RuleTest(Landscape landscape, long evaluationInterval) {
        this.landscape = landscape;
        this.evaluationInterval = evaluationInterval;
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
    void expectReason(Place place, long moment, Said said) {
        String labels = "{deployment_environment_name=\"" + place.environment() + "\",service_name=\"" + place.service()
                + "\",oldpath_path_id=\"" + RandomFleet.PATH + "\"";
        String at = "        eval_time: " + moment / 1000 + "s\n        exp_samples: ";
        expectations
                .append("      - expr: 'group by (reason) (oldpath:reason:info" + labels + "})'\n" + at)
                .append("[{labels: '{reason=\"" + said.reason() + "\"}', value: 1}]\n")
                .append("      - expr: 'group by (oldpath_path_reason) (oldpath:blind_detail:info" + labels)
                .append(",reason=\"" + said.reason() + "\"})'\n" + at)
                .append(said.details().stream()
                        .map(detail -> "{labels: '{oldpath_path_reason=\"" + detail + "\"}', value: 1}")
                        .collect(Collectors.joining(", ", "[", "]\n")));
    }

    Path write(Path folder, String environment) throws IOException {
        Path rules = Servers.configuration().resolve("prometheus/rules");
        StringBuilder file = new StringBuilder("rule_files: [windows.yml, " + rules.resolve("verdict.yml") + ", "
                + rules.resolve("late.yml") + "]\nevaluation_interval: " + evaluationInterval / 1000 + "s\n"
                + "group_eval_order: [oldpath.input.windows, oldpath.late.hour, oldpath.late.day, oldpath.verdict]\n"
                + "tests:\n  - name: " + environment + "\n    interval: " + STEP / 1000 + "s\n    input_series:\n");
        expectedInstances(file, environment);
        telemetry(environment).forEach((series, samples) -> series(file, series, values(samples)));
        file.append("    promql_expr_test:\n").append(expectations);
        return Files.writeString(folder.resolve(environment + ".yml"), file);
    }

    private void expectedInstances(StringBuilder file, String environment) {
        for (RandomFleet fleet : landscape.fleets()) {
            if (fleet.environment().equals(environment)) {
                int declared = fleet.declaredInstances();
                String name = declared < 0 ? "oldpath:accept_reporting:bool" : "oldpath:expected_instances:count";
                String labels = "{deployment_environment_name=\"" + environment + "\",service_name=\"" + fleet.service()
                        + "\"}";
                series(file, name + labels, Math.max(1, declared) + "x" + fleet.end() / STEP);
            }
        }
    }

    private static void series(StringBuilder file, String series, String values) {
        file.append("      - series: '").append(series).append("'\n        values: '");
        file.append(values).append("'\n");
    }

    /** Series to samples by step; of two samples within a step the later one stays. */
    private Map<String, SortedMap<Long, Double>> telemetry(String environment) {
        Map<String, SortedMap<Long, Double>> series = new TreeMap<>();
        for (PlainPoint point : landscape.telemetry().plainPoints()) {
            if (environment.equals(point.attributes().get("deployment.environment.name"))) {
                String labels = new TreeMap<>(point.attributes())
                        .entrySet().stream()
                                .map(label -> label.getKey().replace('.', '_') + "=\"" + label.getValue() + '"')
                                .collect(Collectors.joining(","));
                series.computeIfAbsent(NAMES.get(point.metric()) + "{" + labels + "}", name -> new TreeMap<>())
                        .put(point.timeMillis() / STEP, point.value());
            }
        }
        return series;
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
