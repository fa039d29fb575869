package dev.oldpath.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.RandomFleet.Shape;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.servers.Judge;
import dev.oldpath.servers.RunningPrometheus;
import dev.oldpath.servers.Sample;
import dev.oldpath.servers.Servers;
import dev.oldpath.stack.Landscape.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random fleets that report over OTLP while a running Prometheus judges; FleetsAgreeIT has many more of them. */
class LiveFleetsIT {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration WINDOW = INTERVAL.multipliedBy(12);
    private static final Duration HORIZON = INTERVAL.multipliedBy(45);
    /** A machine under load may deliver late and evaluate late. */
    private static final long SLACK = INTERVAL.multipliedBy(3).toMillis();

    @Test
    void a_running_prometheus_and_the_java_implementation_agree_on_random_fleets()
            throws IOException, InterruptedException {
        Servers servers = Servers.find();
        List<Long> seeds = LongStream.range(1000, 1012).boxed().toList();
        System.out.println("fleets of the seeds " + seeds);
        Shape shape = new Shape(Instant.now().plusSeconds(8), INTERVAL, WINDOW, HORIZON);
        Landscape landscape = new Landscape(seeds, shape);
        Judge judge = new Judge(BEAT, WINDOW, Duration.ZERO, Duration.ofSeconds(10), landscape.expectedInstances());
        try (RunningPrometheus prometheus = RunningPrometheus.start(servers, judge)) {
            for (Export export : landscape.telemetry().exports()) {
                TimeUnit.MILLISECONDS.sleep(Math.max(0, export.arrival() - System.currentTimeMillis()));
                prometheus.accept(Telemetry.line(export));
            }
            assertThat(disagreements(landscape, prometheus)).isEmpty();
            assertThat(prometheus.failingRules()).isEmpty();
        }
    }

    private static List<String> disagreements(Landscape landscape, RunningPrometheus prometheus) {
        List<String> disagreements = new ArrayList<>();
        long start = landscape.shape().start().toEpochMilli();
        Agreement agreement =
                new Agreement(moment -> landscape.verdicts(moment, moment, Long.MAX_VALUE), SLACK, BEAT.toMillis());
        int decided = 0;
        for (long moment = start + SLACK; moment < start + HORIZON.toMillis() - SLACK; moment += 3 * BEAT.toMillis()) {
            List<Sample> recorded = prometheus.query("oldpath:verdict:code", Instant.ofEpochMilli(moment));
            for (Place place : landscape.places()) {
                Set<Integer> java = agreement.codes(place, moment);
                int rules = code(recorded, place);
                decided += java.size() == 1 ? 1 : 0;
                if (!java.contains(rules)) {
                    disagreements.add("%s at %.3f: rules %s, java %s;%s"
                            .formatted(
                                    place,
                                    (moment - start) / 86_400_000.0,
                                    rules,
                                    java,
                                    landscape.describe(place.environment())));
                }
            }
        }
        assertThat(decided).as("moments far from any change").isGreaterThan(100);
        return disagreements;
    }

    private static int code(List<Sample> recorded, Place place) {
        return recorded.stream()
                .filter(sample -> sample.label("deployment_environment_name").equals(place.environment())
                        && sample.label("service_name").equals(place.service()))
                .mapToInt(sample -> (int) sample.value())
                .findAny()
                .orElse(Agreement.NONE);
    }
}
