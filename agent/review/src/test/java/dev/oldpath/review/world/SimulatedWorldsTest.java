package dev.oldpath.review.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.evidence.EvidenceFold;
import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.fleet.FleetFile;
import dev.oldpath.review.otlp.EvidenceFiles;
import dev.oldpath.review.otlp.Progress;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reviewer;
import dev.oldpath.review.world.Score.Said;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    /** In intervals; SAFE is asked for at each until it is said. */
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
        assertThat(score.safes()).as("SAFEs").isGreaterThan(count / 3);
    }

    @Test
    void the_command_line_says_the_same(@TempDir Path folder) throws IOException {
        for (long seed : new Random(1).longs(20).toArray()) {
            World world = World.of(seed, SCALE);
            long moment = Moments.of(world).get(0);
            Archive archive = Archive.of(world);
            Judgement judgement = judgement(world, archive, folder, moment);
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
                            switch (Said.valueOf(judgement.verdict().name())) {
                                case SAFE -> 0;
                                case IN_USE -> 1;
                                case TOO_EARLY, BLIND -> 2;
                            });
        }
    }

    private void judge(long seed) {
        World world = World.of(seed, SCALE);
        try {
            Archive archive = Archive.of(world);
            Path folder = newFolder();
            try {
                score.world(world);
                for (long moment : Moments.of(world)) {
                    if (!archive.isEmptyAt(moment)) {
                        Judgement judgement = judgement(world, archive, folder, moment);
                        score.verdict(
                                world,
                                Said.valueOf(judgement.verdict().name()),
                                judgement.reason().code(),
                                moment);
                    }
                }
                lateness(world, archive, folder);
            } finally {
                empty(folder);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the moment at which SAFE is true and could be known, until it is said. */
    private void lateness(World world, Archive archive, Path folder) throws IOException {
        Truth truth = new Truth(world);
        long ideal = truth.quietSince(SCALE.end()) + world.window();
        if (ideal > SCALE.end() || truth.at(ideal) != Truth.Standing.FREE) {
            return;
        }
        for (double late : LATE) {
            long moment = ideal + SCALE.intervals(late);
            if (moment <= SCALE.end() && isSafe(world, archive, folder, moment)) {
                score.late(world, late);
                return;
            }
        }
        // Said too late to be seen here, or never: needless BLINDs tell.
    }

    private static boolean isSafe(World world, Archive archive, Path folder, long moment) throws IOException {
        return judgement(world, archive, folder, moment).verdict().name().equals("SAFE");
    }

    private static Judgement judgement(World world, Archive archive, Path folder, long moment) throws IOException {
        empty(folder);
        archive.writeTo(folder, moment);
        Fleet fleet = FleetFile.read(Files.writeString(folder.resolve("fleet.yaml"), world.fleetYaml()));
        EvidenceFold fold = new EvidenceFold(moment, true);
        EvidenceFiles.under(List.of(folder))
                .read(fold, fold::damaged, new Progress(new PrintStream(OutputStream.nullOutputStream()), false));
        Duration window = Duration.ofMillis(SCALE.window());
        return new Reviewer(fleet, window)
                .review(fold.toEvidence(), service -> true).stream()
                        .filter(path -> path.id().equals(World.PATH))
                        .map(PathReview::overall)
                        .findFirst()
                        .orElse(Judgement.noData(window));
    }

    /** In memory where the system has such a place: thousands of worlds are thousands of small files. */
    private static Path newFolder() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "world")
                : Files.createTempDirectory("world");
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
