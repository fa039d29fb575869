package dev.oldpath.review.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.world.Score.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java judge before worlds with every hazard, from evidence files to verdict. {@code -Dworlds=10000} takes more of them,
 * {@code -Doldpath.seed=7} others. docs/simulator.md shows the table.
 */
class SimulatedWorldsTest {
    private static final Scale SCALE = Scale.HOURLY;
    /** In intervals; SAFE is asked for at each until it is given. */
    private static final double[] LATE = {0.04, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 10, 15};

    private final Score score = new Score();

    @Test
    void nobody_uses_what_was_called_safe() {
        int count = Integer.getInteger("worlds", 2500);
        new Random(Long.getLong("oldpath.seed", 0)).longs(count).parallel().forEach(this::judge);

        System.out.println(score.table());
        List<String> faults = score.faults();
        faults.stream().limit(Integer.getInteger("worlds.shown", 3)).forEach(System.out::println);
        assertThat(score.falseSafes()).as("false SAFEs").isZero();
        assertThat(score.needlessBlinds()).as("needless BLINDs").isZero();
        assertThat(score.safes()).as("SAFEs").isGreaterThan(count / 3);
        assertThat(score.calmLateness(0.5)).as("intervals late, median").isLessThan(0.5);
        assertThat(score.calmLateness(0.99)).as("intervals late, 99 %").isLessThanOrEqualTo(2.5);
    }

    @Test
    void the_command_line_gives_the_same_verdict(@TempDir Path parent) throws IOException {
        for (long seed : new Random(1).longs(40).toArray()) {
            World world = WorldMaker.world(seed, SCALE);
            long moment = Moments.of(world).get(0);
            Path folder = Files.createDirectory(parent.resolve(String.valueOf(seed)));
            FileJudge judge = new FileJudge(world, folder);
            Judgement judgement = judge.at(moment);
            judge.writeFiles(moment);
            int exitCode = CommandLineFixture.run(
                            folder,
                            folder.resolve("fleet.yaml"),
                            List.of(
                                    "can-i-remove",
                                    World.PATH,
                                    "--window",
                                    SCALE.window() / 1000 + "s",
                                    "--as-of",
                                    Instant.ofEpochMilli(moment).toString()))
                    .exitCode();
            assertThat(exitCode)
                    .as("%s", world)
                    .isEqualTo(
                            switch (judgement.verdict()) {
                                case SAFE -> 0;
                                case IN_USE -> 1;
                                case TOO_EARLY, BLIND -> 2;
                            });
        }
    }

    private void judge(long seed) {
        World world = WorldMaker.world(seed, SCALE);
        try {
            Path folder = newFolder();
            try {
                FileJudge judge = new FileJudge(world, folder);
                score.world(world);
                for (long moment : Moments.of(world)) {
                    if (judge.hasEvidenceAt(moment)) {
                        Judgement judgement = judge.at(moment);
                        score.verdict(
                                world,
                                Answer.valueOf(judgement.verdict().name()),
                                judgement.reason().code(),
                                moment);
                    }
                }
                lateness(world, judge);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the moment at which SAFE is true and could be known, until it is given. */
    private void lateness(World world, FileJudge judge) throws IOException {
        Truth truth = new Truth(world);
        long ideal = truth.quietSince(SCALE.end()) + world.window();
        if (ideal > SCALE.end() || truth.at(ideal) != Truth.Standing.FREE) {
            return;
        }
        for (double late : LATE) {
            long moment = ideal + SCALE.intervals(late);
            if (moment <= SCALE.end() && judge.at(moment).verdict() == Verdict.SAFE) {
                score.late(world, late);
                return;
            }
        }
        // Given too late to be seen here, or never: the count of needless BLINDs shows it.
    }

    /** In memory where the system has such a place: thousands of worlds are thousands of small files. */
    private static Path newFolder() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "world")
                : Files.createTempDirectory("world");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
