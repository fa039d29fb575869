package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the verdict becomes when processes are killed again and again. */
class UncleanEndsIT {
    private static final String MAIN = "com.acme.exits.Main";
    private static final String OLD = MAIN + "#old()";
    /** With an interval of one second: three of them, and what a busy machine adds. */
    private static final long SILENT = 4_500;

    /** Three instances of a service, two of which are killed, the second so much later that it is another event. */
    private static final class Fleet implements AutoCloseable {
        final Path evidence = Work.directory("evidence");
        private final Launch launch;
        private final ForkedJvm first;
        private final ForkedJvm second;
        private final ForkedJvm third;

        Fleet(boolean ledger) {
            launch = Launch.on(Jdk.JDK_17)
                    .agent()
                    .property("oldpath.export.interval", "1s")
                    .property("oldpath.exporter", "file")
                    .property("oldpath.file", evidence.toString())
                    .environment("OTEL_SERVICE_NAME", "acme")
                    .environment("OTEL_RESOURCE_ATTRIBUTES", "service.version=1.0")
                    .main(Fixtures.EXITS, MAIN);
            if (ledger) {
                launch.property("oldpath.ledger", Work.directory("ledger").toString());
            }
            first = launch.start();
            second = launch.start();
            third = launch.start();
        }

        Exit killTwoAndAsk(boolean usesAtTheEnd) {
            first.send("use");
            first.await("did use");
            await(3);
            // Older than the window, also for a judge who takes it for three intervals later: nobody has measured the
            // clock.
            pause(2 * SILENT);
            if (usesAtTheEnd) {
                first.send("use");
                first.send("branch"); // whose answer is the first of its kind
                first.await("did branch");
            }
            first.kill();
            long firstEnd = System.currentTimeMillis();
            pause(SILENT);
            second.kill();
            pause(SILENT);
            long now = System.currentTimeMillis();
            return ask(now, (now - firstEnd) / 1_000 + 2);
        }

        /** Waits until so many instances know the path. */
        private void await(int instances) {
            for (int i = 0; i < 100; i++) {
                try {
                    Set<String> known = Evidence.inDirectory(evidence).exports().stream()
                            .filter(export -> export.points().stream()
                                    .anyMatch(point ->
                                            point.attribute("oldpath.path.id").equals(OLD)))
                            .map(export -> export.instance())
                            .collect(Collectors.toSet());
                    if (known.size() == instances) {
                        return;
                    }
                } catch (IOException e) {
                    // A line is being written.
                }
                pause(100);
            }
            throw new AssertionError("not all instances report\n" + first + second + third);
        }

        private Exit ask(long now, long windowSeconds) {
            try {
                Path fleet = Files.writeString(
                        Work.directory("fleet").resolve("fleet.yaml"), "services: {acme: {instances: reporting}}\n");
                try (ForkedJvm question = Launch.on(Jdk.JDK_17)
                        .jar(
                                Work.agent(),
                                "can-i-remove",
                                OLD,
                                "--evidence",
                                evidence.toString(),
                                "--fleet",
                                fleet.toString(),
                                "--as-of",
                                Instant.ofEpochMilli(now).toString(),
                                "--window",
                                windowSeconds + "s",
                                "--format",
                                "json")
                        .start()) {
                    return question.awaitExit();
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            first.close();
            second.close();
            third.close();
        }
    }

    @Test
    void without_a_ledger_the_path_is_blind_and_with_one_the_last_use_counts() throws Exception {
        try (Fleet without = new Fleet(false);
                Fleet unused = new Fleet(true);
                Fleet used = new Fleet(true)) {
            CompletableFuture<Exit> blind = CompletableFuture.supplyAsync(() -> without.killTwoAndAsk(true));
            CompletableFuture<Exit> early = CompletableFuture.supplyAsync(() -> unused.killTwoAndAsk(false));
            Exit inUse = used.killTwoAndAsk(true);

            // The use in the last moment is lost, and so may be others.
            assertThat(blind.get().toString()).contains("\"BLIND\" : 1").contains("unclean_ends");
            // Nothing is lost: there were fewer instances for a while, and that is all.
            assertThat(early.get().toString())
                    .contains("\"TOO_EARLY\" : 1")
                    .contains("coverage_gap")
                    .doesNotContain("unclean");
            assertThat(inUse.toString()).contains("\"IN_USE\" : 1");
        }
    }
}
