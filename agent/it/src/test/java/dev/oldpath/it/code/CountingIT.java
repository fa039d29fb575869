package dev.oldpath.it.code;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.Export;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Point;
import dev.oldpath.it.otlp.Receivers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No use is lost and none is counted twice, however many threads and clients there are. */
class CountingIT {
    private static final String MAIN = "com.acme.counting.Main";
    private static final String OLD = MAIN + "#old()";
    private static final String OLDER = MAIN + "#olderStill()";

    private static Launch watched(OtlpReceiver receiver, Jdk jdk) {
        // This is the one place where optimised code matters.
        return Watched.by(receiver, jdk).options("-XX:TieredStopAtLevel=4");
    }

    @ParameterizedTest
    @EnumSource
    void eight_threads_with_five_million_uses_each_are_counted_exactly(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            watched(receiver, jdk)
                    .main(Fixtures.COUNTING, MAIN, "threads", "8", "5000000")
                    .run();

            Evidence evidence = receiver.evidence();
            assertThat(evidence.usesByClient(OLD)).containsExactly(entry("_unknown/_unknown/unknown", 40_000_000L));
            assertThat(evidence.usesByClient(OLDER))
                    .containsOnly(entry("worker-0/1/scope", 20_000_000L), entry("worker-1/1/scope", 20_000_000L));
            assertNeverDecreases(evidence.exports());
        }
    }

    @ParameterizedTest
    @EnumSource
    void threads_that_use_a_path_once_and_end_are_counted_exactly(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            watched(receiver, jdk)
                    .main(Fixtures.COUNTING, MAIN, "short-lived", "10000")
                    .run();

            assertThat(receiver.evidence().uses(OLD)).isEqualTo(10_000);
        }
    }

    @Test
    void a_hundred_thousand_virtual_threads_are_counted_exactly() {
        try (OtlpReceiver receiver = Receivers.http()) {
            watched(receiver, Jdk.JDK_25)
                    .main(Fixtures.COUNTING, MAIN, "virtual", "99999")
                    .run();

            Evidence evidence = receiver.evidence();
            assertThat(evidence.usesByClient(OLD)).containsExactly(entry("_unknown/_unknown/unknown", 199_998L));
            assertThat(evidence.usesByClient(OLDER))
                    .containsOnly(
                            entry("worker-0/1/scope", 66_666L),
                            entry("worker-1/1/scope", 66_666L),
                            entry("worker-2/1/scope", 66_666L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_million_client_names_keep_the_total_exact_and_memory_bounded(Jdk jdk) {
        int clients = 1_000_000;
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = watched(receiver, jdk)
                    .options("-Xmx64m")
                    .main(Fixtures.COUNTING, MAIN, "clients", String.valueOf(clients))
                    .run();

            Evidence evidence = receiver.evidence();
            Map<String, Long> uses = evidence.usesByClient(OLD);
            long other = evidence.uses(OLD, "_other", "_other");
            assertThat(evidence.uses(OLD)).isEqualTo(clients);
            assertThat(uses).hasSizeLessThanOrEqualTo(101);
            assertThat(other).isGreaterThanOrEqualTo(clients - 100);
            assertThat(evidence.overflows(OLD)).isEqualTo(other);
            assertThat(exit.out()).contains("done");
        }
    }

    private static void assertNeverDecreases(List<Export> exports) {
        Map<String, Long> seen = new HashMap<>();
        for (Export export : exports) {
            for (Point point : export.points()) {
                if (point.metric().equals("oldpath.uses")) {
                    String series = point.attributes().toString();
                    assertThat(point.count()).isGreaterThanOrEqualTo(seen.getOrDefault(series, 0L));
                    seen.put(series, point.count());
                }
            }
        }
    }
}
