package dev.oldpath.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.RandomFleet;
import dev.oldpath.review.simulation.RandomFleet.Shape;
import dev.oldpath.review.simulation.Telemetry.PlainPoint;
import dev.oldpath.servers.Judge;
import dev.oldpath.servers.Outcome;
import dev.oldpath.servers.Servers;
import dev.oldpath.stack.Landscape.Answer;
import dev.oldpath.stack.Landscape.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same random fleets before both implementations of the verdict. The rules are run by {@code promtool test rules}, which
 * is Prometheus' own storage, rule manager and query engine with a clock that can be set: four and a half hours of
 * twenty-four fleets in less than a minute, and the same every time. LiveFleetsIT does the same with a clock that runs.
 * {@code -Dstack.seed=101} takes other fleets.
 */
class FleetsAgreeIT {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final long EVALUATION = 60_000;
    private static final long COMPARED_EVERY = 7 * 60_000;
    private static final Shape SHAPE =
            new Shape(Instant.EPOCH.plusSeconds(600), INTERVAL, Duration.ofMinutes(72), Duration.ofMinutes(264));

    private final Servers servers = Servers.find();

    @TempDir
    private Path folder = Path.of("");

    private final Map<Integer, Integer> compared = new TreeMap<>();
    private int reasons;
    private int details;

    @Test
    void the_rules_and_the_java_implementation_agree_on_random_fleets() throws IOException {
        long first = Long.getLong("stack.seed", 1);
        List<Long> seeds = LongStream.range(first, first + 24).boxed().toList();
        System.out.println("fleets of the seeds " + seeds);
        Landscape landscape = new Landscape(seeds, SHAPE);
        Agreement agreement = new Agreement(
                moment -> landscape.verdicts(moment, Long.MAX_VALUE, moment), INTERVAL.toMillis(), EVALUATION);
        Judge judge = new Judge(
                Duration.ofMillis(EVALUATION), SHAPE.window(), Duration.ZERO, Duration.ofMillis(5 * EVALUATION), "");
        Files.writeString(folder.resolve("windows.yml"), judge.windows());
        List<String> environments = landscape.fleets().stream()
                .map(RandomFleet::environment)
                .distinct()
                .toList();
        assertThat(environments).allSatisfy(environment -> {
            Path file = ruleTest(landscape, agreement, environment).write(folder);
            Outcome outcome = Outcome.of(List.of(servers.promtool().toString(), "test", "rules", file.toString()));
            assertThat(outcome.exitCode())
                    .as("%s: %s\n%s", environment, landscape.describe(environment), outcome.output())
                    .isZero();
        });
        System.out.println(
                "verdicts compared, by code: " + compared + ", reasons " + reasons + ", with details " + details);
        assertThat(details).as("reasons in an agent's words").isGreaterThan(20);
        assertThat(compared)
                .as("every verdict, and often")
                .hasSize(5)
                .allSatisfy((code, times) -> assertThat(times).isGreaterThan(20));
    }

    private RuleTest ruleTest(Landscape landscape, Agreement agreement, String environment) {
        RuleTest test = new RuleTest(environment, EVALUATION);
        for (RandomFleet fleet : landscape.fleets()) {
            if (fleet.environment().equals(environment)) {
                test.declare(fleet, environment);
            }
        }
        for (PlainPoint point : landscape.telemetry().plainPoints()) {
            if (environment.equals(point.attributes().get("deployment.environment.name"))) {
                test.receive(point, environment);
            }
        }
        long end = SHAPE.start().plus(SHAPE.horizon()).toEpochMilli();
        for (Place place : landscape.places()) {
            for (long moment = 0; moment <= end - INTERVAL.toMillis(); moment += COMPARED_EVERY) {
                Set<Integer> codes = agreement.codes(place, moment);
                boolean firstReport = codes.size() > 1 && codes.contains(Agreement.NONE);
                if (place.environment().equals(environment) && !firstReport) {
                    test.expect(place, moment, codes);
                    codes.forEach(code -> compared.merge(code, 1, Integer::sum));
                    Set<Answer> answer = agreement.around(place, moment);
                    if (answer.size() == 1) {
                        expectReason(test, place, moment, answer.iterator().next());
                    }
                }
            }
        }
        return test;
    }

    private void expectReason(RuleTest test, Place place, long moment, Answer answer) {
        if (!answer.reason().isEmpty()) {
            test.expectReason(place, moment, answer);
            reasons++;
            details += answer.details().isEmpty() ? 0 : 1;
        }
    }
}
