package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Throttle;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Point;
import dev.oldpath.it.otlp.Receivers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process with 5 % of a processor, which lives for a moment. */
class StarvedIT {
    private static final String MAIN = "com.acme.exits.Main";

    /**
     * How much a twentieth of this machine is, nobody knows; so it may be too little. But then the agent says that, does not blame the
     * receiver, and reports no end in order.
     */
    @Test
    void gets_its_last_export_out_unless_it_is_too_starved_for_that_and_says_so() {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, Jdk.JDK_17)
                        .options("-Doldpath.export.interval=1h")
                        .main(Fixtures.EXITS, MAIN)
                        .start();
                Throttle ignored = Throttle.of(jvm)) {
            jvm.send("use");
            jvm.send("use");
            Exit exit = jvm.finish().assertSuccess();

            List<Point> ends = receiver.evidence().points("oldpath.agent.end.timestamp");
            if (!ends.isEmpty()) {
                assertThat(receiver.evidence().uses(MAIN + "#old()")).isEqualTo(2);
            }
            assertThat(exit.warnings())
                    .hasSizeBetween(ends.isEmpty() ? 1 : 0, 1) // the answer may be too late, too
                    .allMatch(line -> line.contains("the last export")
                            && line.contains("this process got too little processor time"));
        }
    }
}
