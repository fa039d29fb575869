package dev.oldpath.it.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Jars;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Java;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Jre;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A jar with class files of their own for newer versions of Java. */
class MultiReleaseIT {
    private static final Fixture PLAIN = Fixtures.UNMARKED_TWIN.release(8);
    private static final Fixture NEWER = Fixtures.MARKED_TWIN.release(8);
    private static final Fixture MAIN =
            Fixture.of("twinsmain", "marked", "twins").release(8);

    static Stream<Java> javas() {
        return Stream.of(Jre.JRE_8, Jdk.JDK_17, Jdk.JDK_25);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void the_class_file_that_the_jvm_takes_decides(Java java) {
        Path jar = Jars.multiRelease(PLAIN.classes(), 9, NEWER.classes());
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, java)
                    .main(List.of(jar, MAIN.classes()), "com.acme.twins.Main")
                    .run();

            Evidence evidence = receiver.evidence();
            // The caller loads first, so whoever reads the other class file does not count.
            assertThat(evidence.writes("com.acme.twins.Order#number")).isEqualTo(java == Jre.JRE_8 ? 0 : 3);
            assertThat(evidence.state("com.acme.twins.Order#number"))
                    .isEqualTo(java == Jre.JRE_8 ? "pending" : "watched");
        }
    }
}
