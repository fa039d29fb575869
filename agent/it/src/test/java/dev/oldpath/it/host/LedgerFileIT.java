package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Java;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code oldpath.ledger} no end of a process loses a use. */
class LedgerFileIT {
    private static final String MAIN = "com.acme.crashing.Main";
    private static final String EXITS = "com.acme.exits.Main";
    private static final String OLD = EXITS + "#old()";
    /** {@code -Doldpath.it.kills=200} for the nightly run. */
    private static final int KILLS = Integer.getInteger("oldpath.it.kills", 20);
    /** A drain a second, and what a machine with other things to do adds. */
    private static final long REPEATS = 3_000;

    private final Path directory = Work.directory("ledger");

    private Launch watched(OtlpReceiver receiver, Java java, String version) {
        return Watched.by(receiver, java)
                .property("oldpath.export.interval", "1h")
                .property("oldpath.clients.max", "100000")
                .property("oldpath.ledger", directory.toString())
                .environment("OTEL_RESOURCE_ATTRIBUTES", "service.version=" + version);
    }

    private Launch exits(OtlpReceiver receiver, Java java, String version) {
        return watched(receiver, java, version).main(Fixtures.EXITS, EXITS);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a process and ends it once it has used paths, by SIGKILL or a halt at any moment. */
    private List<String> kill(OtlpReceiver receiver, String version, Random random) throws InterruptedException {
        // The longer ones die after exports, too.
        long millis = random.nextInt(KILLS > 20 && random.nextInt(4) == 0 ? 6_000 : 600);
        boolean halts = random.nextBoolean();
        String[] arguments = halts ? new String[] {String.valueOf(millis)} : new String[0];
        try (ForkedJvm jvm = watched(receiver, Jdk.JDK_17, version)
                .main(Fixtures.CRASHING, MAIN, arguments)
                .start()) {
            if (halts) {
                return jvm.awaitExit().out();
            }
            jvm.await("used");
            Thread.sleep(millis);
            return jvm.kill().out();
        }
    }

    @Test
    void a_kill_at_any_moment_loses_no_use_that_has_returned() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ExecutorService two = Executors.newFixedThreadPool(2); // which share the directory
        List<Future<List<String>>> said = new ArrayList<>();
        try (OtlpReceiver receiver = Receivers.http()) {
            for (int i = 0; i < KILLS; i++) {
                String version = "0." + i;
                Random moment = new Random(random.nextLong());
                said.add(two.submit(() -> kill(receiver, version, moment)));
            }
            for (Future<List<String>> each : said) {
                each.get();
            }
            recover(receiver);

            for (int i = 0; i < KILLS; i++) {
                Recovered recovered = Recovered.of(receiver.evidence(), "0." + i);
                assertThat(recovered.lost(said.get(i).get(), REPEATS))
                        .as("seed %d, process %d", seed, i)
                        .isEmpty();
                assertThat(recovered.hasEnded()).isTrue();
            }
            assertThat(said.get(0).get()).isNotEmpty();
        } finally {
            two.shutdownNow();
        }
    }

    /** Starts the next process there, until it has exported what the others left. */
    private void recover(OtlpReceiver receiver) {
        try (ForkedJvm next = exits(receiver, Jdk.JDK_17, "next")
                .property("oldpath.export.interval", "500ms")
                .start()) {
            receiver.evidence().await("only its own file is left", now -> files().size() == 1);
            next.finish().assertSuccess();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.oldpath.it.jvm.Jre#andEveryJdk")
    void the_first_use_is_in_the_ledger_before_it_returns(Java java) {
        try (OtlpReceiver receiver = Receivers.http()) {
            try (ForkedJvm jvm =
                    watched(receiver, java, "1.0").main(Fixtures.CRASHING, MAIN).start()) {
                jvm.await("used");
                List<String> said = jvm.kill().out();
                try (ForkedJvm next = watched(receiver, java, "2.0")
                        .main(Fixtures.CRASHING, MAIN)
                        .start()) {
                    receiver.evidence()
                            .await(
                                    "version 1.0",
                                    now -> Recovered.of(now, "1.0").hasEnded());
                    assertThat(Recovered.of(receiver.evidence(), "1.0").lost(said, REPEATS))
                            .isEmpty();
                    next.kill();
                }
            }
        }
    }

    @Test
    void two_that_start_at_the_same_moment_export_it_once_and_nothing_before_it_arrives() {
        try (OtlpReceiver receiver = Receivers.http()) {
            try (ForkedJvm jvm = exits(receiver, Jdk.JDK_17, "1.0").start()) {
                jvm.send("use");
                jvm.await("did use");
                jvm.kill();
            }
            receiver.refuse(true);
            try (ForkedJvm one = exits(receiver, Jdk.JDK_17, "2.0")
                            .property("oldpath.export.interval", "200ms")
                            .start();
                    ForkedJvm two = exits(receiver, Jdk.JDK_17, "2.0")
                            .property("oldpath.export.interval", "200ms")
                            .start()) {
                one.awaitError("fails");
                two.awaitError("fails");
                assertThat(files()).hasSize(3);

                receiver.refuse(false);
                receiver.evidence()
                        .await("version 1.0", now -> Recovered.of(now, "1.0").hasEnded());
                one.awaitError("works again");
                two.awaitError("works again");
                receiver.evidence().await("its file is gone", now -> files().size() == 2);
                Recovered recovered = Recovered.of(receiver.evidence(), "1.0");
                assertThat(recovered.byOthers()).isEqualTo(1);
                assertThat(recovered.lastUsed(OLD, "_unknown")).isPositive();
                assertThat(Stream.of(one.finish(), two.finish()).flatMap(exit -> exit.agentLines().stream()))
                        .filteredOn(line -> line.contains("acme 1.0 ended without its last export"))
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_process_that_ends_in_order_leaves_nothing_to_export() {
        try (OtlpReceiver receiver = Receivers.http()) {
            try (ForkedJvm jvm = exits(receiver, Jdk.JDK_17, "1.0").start()) {
                jvm.send("use");
                jvm.finish().assertSuccess();
            }
            assertThat(files()).hasSize(1);
            recover(receiver);

            assertThat(Recovered.of(receiver.evidence(), "1.0").byOthers()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.oldpath.it.jvm.Jre#andEveryJdk")
    void a_file_that_is_cut_under_its_process_does_no_harm(Java java) throws IOException {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = watched(receiver, java, "1.0")
                        .property("oldpath.export.interval", "200ms")
                        .main(Fixtures.CRASHING, MAIN)
                        .start()) {
            jvm.await("used branch-10");
            try (RandomAccessFile file = new RandomAccessFile(files().get(0).toFile(), "rw")) {
                file.setLength(0);
            }

            int lines = jvm.lines().size();
            receiver.evidence().await("it counts on", now -> jvm.lines().size() > lines + 100);
            assertThat(jvm.errors()).noneMatch(line -> line.contains("Error") || line.contains("Exception"));
        }
    }

    @Test
    void a_place_that_cannot_be_written_gets_one_line() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, Jdk.JDK_17)
                        .property("oldpath.ledger", file.resolve("ledger").toString())
                        .main(Fixtures.EXITS, EXITS)
                        .start()) {
            jvm.send("use");
            Exit exit = jvm.finish().assertSuccess();

            assertThat(exit.complaints()).singleElement().asString().contains("a crash may lose uses");
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
        }
    }
}
