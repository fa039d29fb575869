package dev.oldpath.review.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.simulation.RandomFleet.Shape;
import dev.oldpath.review.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict against fleets that know the truth. */
class TruthTest {
    private static final int MOMENTS = 8;
    private static final Map<Verdict, Integer> GIVEN = new EnumMap<>(Verdict.class);

    static LongStream manyFleets() {
        return Seeds.of(2500);
    }

    static LongStream someFleets() {
        return Seeds.of(20);
    }

    @ParameterizedTest
    @MethodSource("manyFleets")
    void safe_is_never_said_of_a_path_that_is_used_unmarked_or_unwatched_somewhere(long seed) {
        RandomFleet fleet = new RandomFleet(seed, Shape.HOURLY);
        Random moments = new Random(seed);
        for (int i = 0; i < MOMENTS; i++) {
            long moment = fleet.start() + (long) (moments.nextDouble() * (fleet.end() - fleet.start()));
            Verdict verdict = verdict(fleet, moment);
            GIVEN.merge(verdict, 1, Integer::sum);
            if (verdict == Verdict.SAFE) {
                assertTrulySafe(fleet, moment);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manyFleets")
    void safe_comes_within_a_day_of_its_ideal_time_when_nothing_hides(long seed) {
        RandomFleet fleet = new RandomFleet(seed, Shape.HOURLY);
        Random moments = new Random(seed);
        for (int i = 0; i < MOMENTS; i++) {
            long moment = fleet.start() + (long) (moments.nextDouble() * (fleet.end() - fleet.start()));
            long ideal = fleet.trulyQuietSince(moment) + fleet.shape().window().toMillis();
            if (moment >= ideal + Duration.ofDays(1).toMillis() && fleet.isCalmAt(moment)) {
                assertThat(verdict(fleet, moment))
                        .as("at day %s of %s", day(fleet, moment), fleet)
                        .isEqualTo(Verdict.SAFE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("someFleets")
    void a_fleet_written_as_files_gets_the_same_verdict_from_the_command_line(long seed) throws IOException {
        RandomFleet fleet = new RandomFleet(seed, Shape.HOURLY);
        Path directory = Files.createTempDirectory("fleet");
        try {
            fleet.telemetry().writeTo(directory);
            Path yaml = CommandLineFixture.fleet(directory, fleet.fleetYaml());
            int exitCode = CommandLineFixture.run(
                            directory,
                            yaml,
                            List.of(
                                    "can-i-remove",
                                    RandomFleet.PATH,
                                    "--window",
                                    "3d",
                                    "--as-of",
                                    Instant.ofEpochMilli(fleet.end()).toString()))
                    .exitCode();
            int expected = switch (verdict(fleet, fleet.end())) {
                case SAFE -> 0;
                case IN_USE -> 1;
                case TOO_EARLY, BLIND -> 2;
            };
            assertThat(exitCode).as("%s", fleet).isEqualTo(expected);
        } finally {
            Files.delete(directory.resolve("collector.jsonl"));
            Files.delete(directory.resolve("fleet.yaml"));
            Files.delete(directory);
        }
    }

    @AfterAll
    static void the_fleets_were_varied_enough_to_get_every_verdict_often() {
        assertThat(GIVEN.values()).hasSize(Verdict.values().length).allMatch(count -> count > 500);
    }

    private static void assertTrulySafe(RandomFleet fleet, long moment) {
        long from = moment - fleet.shape().window().toMillis() + fleet.tolerance();
        long to = moment - fleet.tolerance();
        assertThat(fleet.uses())
                .as("uses, SAFE at day %s of %s", day(fleet, moment), fleet)
                .noneMatch(use -> use > from && use <= to);
        assertThat(fleet.troubles())
                .as("hidden, SAFE at day %s of %s", day(fleet, moment), fleet)
                .filteredOn(RandomFleet.Trouble::hidden)
                .noneMatch(trouble ->
                        trouble.from() + 4 * fleet.tolerance() < trouble.to() && overlaps(trouble, from, to));
    }

    /** Nobody can see what is shorter than three missed exports, and the end of a trouble is believed only after them. */
    private static boolean overlaps(RandomFleet.Trouble trouble, long from, long to) {
        long four = 4 * Shape.HOURLY.interval().toMillis();
        long start = Math.max(from, trouble.from() + four);
        return start < Math.min(to, trouble.to() - four);
    }

    private static Verdict verdict(RandomFleet fleet, long moment) {
        return Judged.verdict(fleet, fleet.telemetry(), moment);
    }

    private static String day(RandomFleet fleet, long moment) {
        return String.format("%.3f", (moment - fleet.start()) / 86_400_000.0);
    }
}
