package dev.oldpath.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.world.Hazard;
import dev.oldpath.review.world.Pipeline;
import dev.oldpath.review.world.Scale;
import dev.oldpath.review.world.Score;
import dev.oldpath.review.world.Score.Answer;
import dev.oldpath.review.world.World;
import dev.oldpath.review.world.WorldMaker;
import dev.oldpath.servers.Judge;
import dev.oldpath.servers.RunningPrometheus;
import dev.oldpath.servers.Sample;
import dev.oldpath.servers.Servers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The rules in a running Prometheus before simulated worlds, which report over OTLP while it runs. Each world is an
 * environment, and every verdict of every second is held against the truth. {@code -Dstack.seed=7} takes other worlds.
 */
class SimulatedWorldsIT {
    private static final int WORLDS = 40;
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration WINDOW = INTERVAL.multipliedBy(21);
    private static final Duration LENGTH = INTERVAL.multipliedBy(66);

    private final Score score = new Score();

    @Test
    void nobody_uses_what_the_rules_called_safe() throws IOException, InterruptedException {
        // What people declare does not depend on when a world begins.
        Judge judge =
                new Judge(BEAT, WINDOW, Duration.ZERO, Duration.ofSeconds(10), declared(worlds(scale(Instant.now()))));
        try (RunningPrometheus prometheus = RunningPrometheus.start(Servers.find(), judge)) {
            Scale scale = scale(Instant.now().plusSeconds(5));
            Map<String, World> worlds = worlds(scale);
            List<Export> exports = new ArrayList<>();
            worlds.forEach((environment, world) -> exports.addAll(Pipeline.exports(world, environment)));
            exports.removeIf(export -> export.arrival() > scale.end());
            exports.sort(Comparator.comparingLong(Export::arrival));
            for (Export export : exports) {
                String line = Telemetry.line(export);
                TimeUnit.MILLISECONDS.sleep(Math.max(0, export.arrival() - System.currentTimeMillis()));
                prometheus.accept(line);
            }
            TimeUnit.MILLISECONDS.sleep(Math.max(0, scale.end() - System.currentTimeMillis()) + BEAT.toMillis());
            worlds.values().forEach(score::world);
            for (long moment = scale.start(); moment <= scale.end(); moment += BEAT.toMillis()) {
                judge(prometheus, worlds, moment);
            }
            assertThat(prometheus.failingRules()).isEmpty();
        }
        System.out.println(score.table());
        score.faults().forEach(System.out::println);
        assertThat(score.falseSafes()).as("false SAFEs").isZero();
        assertThat(score.safes()).as("SAFEs").isGreaterThan(10 * WORLDS);
    }

    private static Scale scale(Instant start) {
        return Scale.of(start, INTERVAL, WINDOW, LENGTH);
    }

    /** Files are not its business, and the rollback horizon is one for the whole Prometheus, so no world has its own. */
    private static Map<String, World> worlds(Scale scale) {
        Set<Hazard> possible = EnumSet.allOf(Hazard.class);
        possible.removeIf(hazard -> hazard.isOfFiles() || hazard == Hazard.CLIENT_ROLLBACK);
        Map<String, World> worlds = new LinkedHashMap<>();
        new Random(Long.getLong("stack.seed", 1))
                .longs(WORLDS)
                .forEach(seed -> worlds.put("world-" + worlds.size(), WorldMaker.world(seed, scale, possible)));
        return worlds;
    }

    private void judge(RunningPrometheus prometheus, Map<String, World> worlds, long moment) {
        Instant at = Instant.ofEpochMilli(moment);
        Map<String, String> reasons = new HashMap<>();
        prometheus
                .query("oldpath:reason:info{service_name=\"\"}", at)
                .forEach(reason -> reasons.put(reason.label("deployment_environment_name"), reason.label("reason")));
        for (Sample code : prometheus.query("oldpath:verdict:code{service_name=\"\"}", at)) {
            String environment = code.label("deployment_environment_name");
            World world = worlds.get(environment);
            if (world != null && code.label("oldpath_path_id").equals(World.PATH)) {
                Answer answer = List.of(Answer.SAFE, Answer.TOO_EARLY, Answer.BLIND, Answer.IN_USE)
                        .get((int) code.value());
                score.verdict(world, answer, reasons.getOrDefault(environment, ""), moment);
            }
        }
    }

    /** The inputs of the rules in place of a fleet file. */
    private static String declared(Map<String, World> worlds) {
        StringBuilder rules = new StringBuilder("groups:\n  - name: oldpath.input.expected\n    rules:\n");
        worlds.forEach((environment, world) -> world.declarations().forEach((service, declaration) -> {
            String value = declaration.substring(declaration.indexOf(' ') + 1).replace("s", "");
            String metric = "oldpath:expected_instances:count";
            if (declaration.endsWith("reporting")) {
                metric = "oldpath:accept_reporting:bool";
                value = "1";
            } else if (declaration.startsWith("runs")) {
                metric = "oldpath:expected_runs:seconds";
            }
            rules.append("      - {record: \"" + metric + "\", expr: vector(" + value
                    + "), labels: {deployment_environment_name: " + environment + ", service_name: " + service
                    + "}}\n");
        }));
        return rules.toString();
    }
}
