package dev.oldpath.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.Damaging;
import dev.oldpath.review.simulation.RandomFleet;
import dev.oldpath.review.simulation.RandomFleet.Shape;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.simulation.Telemetry.PlainPoint;
import dev.oldpath.servers.Judge;
import dev.oldpath.servers.Outcome;
import dev.oldpath.servers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Losing evidence never makes the rules less cautious: what is SAFE without a part is SAFE with it. Each fleet reports in one
 * environment as it is, and in others with damage. {@code -Dstack.seed=101} takes other fleets. DamagedEvidenceTest does the
 * same with the judge of files.
 */
class DamagedSeriesIT {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final long EVALUATION = 60_000;
    private static final long COMPARED_EVERY = 3 * 60_000;
    private static final int FLEETS = 6;
    private static final String WHOLE = "whole";
    private static final Shape SHAPE =
            new Shape(Instant.EPOCH.plusSeconds(600), INTERVAL, Duration.ofMinutes(30), Duration.ofMinutes(90));

    private final Servers servers = Servers.find();
    private final Map<String, Integer> damaged = new TreeMap<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_is_lost_or_muddled_makes_nothing_safe_in_the_rules() throws IOException {
        long first = Long.getLong("stack.seed", 1);
        Judge judge = new Judge(
                Duration.ofMillis(EVALUATION), SHAPE.window(), Duration.ZERO, Duration.ofMillis(5 * EVALUATION), "");
        Files.writeString(folder.resolve("windows.yml"), judge.windows());
        List<String> command = new ArrayList<>(List.of(servers.promtool().toString(), "test", "rules"));
        StringBuilder fleets = new StringBuilder();
        for (long seed = first; command.size() < 3 + FLEETS; seed++) {
            RandomFleet fleet = RandomFleet.proving(seed, SHAPE, true);
            if (!isUsedAndEndsInOrder(fleet)) {
                continue;
            }
            command.add(ruleTest(fleet, seed).write(folder).toString());
            fleets.append("\nfleet-").append(seed).append(": ").append(fleet);
        }
        Outcome outcome = Outcome.of(command);
        assertThat(outcome.exitCode()).as("%s\n%s", fleets, outcome.output()).isZero();
        System.out.println("damaged: " + damaged);
        assertThat(damaged)
                .containsKeys("without oldpath.uses", "without oldpath.last_used.timestamp", "SERIES", "LABEL", "FILE");
    }

    /** Else it would be BLIND for most of its time, and damage could change nothing. */
    private static boolean isUsedAndEndsInOrder(RandomFleet fleet) {
        Map<String, Long> lastReports = new TreeMap<>();
        Set<String> ended = new TreeSet<>();
        boolean used = false;
        for (PlainPoint point : fleet.telemetry().plainPoints()) {
            String instance = String.valueOf(point.attributes().get("service.instance.id"));
            lastReports.merge(instance, point.timeMillis(), Math::max);
            used |= point.metric().equals("oldpath.last_used.timestamp");
            if (point.metric().equals("oldpath.agent.end.timestamp")) {
                ended.add(instance);
            }
        }
        lastReports.values().removeIf(last -> last > fleet.end() - 3 * INTERVAL.toMillis());
        return used && ended.containsAll(lastReports.keySet());
    }

    private RuleTest ruleTest(RandomFleet fleet, long seed) {
        RuleTest test = new RuleTest("fleet-" + seed, EVALUATION);
        report(test, fleet, fleet.telemetry(), WHOLE);
        Random random = new Random(seed);
        for (Damaging damaging : Damaging.values()) {
            // A store of series knows neither order nor repetition; and whoever reports may be declared to be the
            // fleet.
            if (damaging == Damaging.ORDER
                    || damaging == Damaging.METRIC
                    || (damaging.losesInstances() && fleet.declaredInstances() < 0)) {
                continue;
            }
            List<Export> left = damaging.apply(fleet.telemetry().exports(), random);
            reportLeft(test, fleet, left, damaging.name());
        }
        fleet.telemetry().plainPoints().stream()
                .map(PlainPoint::metric)
                .distinct()
                .forEach(metric -> reportLeft(
                        test, fleet, Damaging.without(fleet.telemetry().exports(), metric), "without " + metric));
        for (long moment = fleet.start(); moment < fleet.end(); moment += COMPARED_EVERY) {
            test.expectNone(safeWithout(fleet.tolerance() / 1000 + 2 * EVALUATION / 1000), moment);
        }
        return test;
    }

    private void reportLeft(RuleTest test, RandomFleet fleet, List<Export> exports, String environment) {
        Telemetry left = new Telemetry();
        exports.forEach(left::add);
        report(test, fleet, left, environment);
        damaged.merge(environment, 1, Integer::sum);
    }

    private static void report(RuleTest test, RandomFleet fleet, Telemetry telemetry, String environment) {
        test.declare(fleet, environment);
        telemetry.plainPoints().forEach(point -> test.receive(point, environment));
    }

    /**
     * What is SAFE with damage and far from it without. The end of a gap is known to three intervals, so a verdict that close
     * to SAFE may tip over; and of the last three nobody can say yet whether their exports are lost or late.
     */
    private static String safeWithout(long tolerance) {
        String whole = "{deployment_environment_name=\"" + WHOLE + "\",service_name=\"" + RandomFleet.SERVICE + "\"}";
        String code = "oldpath:verdict:code" + whole;
        return "(oldpath:verdict:code{deployment_environment_name!=\"" + WHOLE + "\",service_name=\""
                + RandomFleet.SERVICE + "\"} == 0) unless on (oldpath_path_id) ("
                + code + " == 0 or (" + code + " != 2 and (oldpath:safe_at_timestamp_seconds" + whole + " <= time() + "
                + tolerance + " or oldpath:last_used_timestamp_seconds" + whole + " >= time() - " + tolerance + ")))";
    }
}
