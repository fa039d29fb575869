package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Java;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every supported version of Java, from 8 on. */
class RuntimesIT {
    private static final Fixture RUNTIMES = Fixture.of("runtimes").release(8);
    private static final String MAIN = "com.acme.runtimes.Main";

    @ParameterizedTest
    @MethodSource("dev.oldpath.it.jvm.Jre#andEveryJdk")
    void each_kind_of_old_path_is_counted_exactly(Java java) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, java)
                    .property("oldpath.config", Watched.config("paths:\n  - endpoint: GET /old\n"))
                    .main(RUNTIMES, MAIN)
                    .run();

            assertThat(exit.out()).containsExactly("done 10");
            Evidence evidence = receiver.evidence();
            assertThat(evidence.uses(MAIN + "#direct()")).isEqualTo(2);
            assertThat(evidence.uses(MAIN + "#reflected()")).isEqualTo(1);
            assertThat(evidence.uses(MAIN + "#handled()")).isEqualTo(1);
            assertThat(evidence.uses(MAIN + "$Shape#corners()")).isEqualTo(1);
            assertThat(evidence.uses(MAIN + "$Order#<init>()")).isEqualTo(1);
            assertThat(evidence.writes(MAIN + "$Order#priority")).isEqualTo(1);
            assertThat(evidence.reads(MAIN + "$Order#priority")).isEqualTo(2);
            assertThat(evidence.uses("branch")).isEqualTo(1);
            assertThat(evidence.usesByClient("GET /old"))
                    .containsOnly(
                            entry("mobile/1.0/header", 1L),
                            entry("mobile/1.1/header", 1L),
                            entry("mobile/1.2/header", 1L));
            assertThat(evidence.uses(MAIN + "#served()")).isEqualTo(3);
            assertThat(evidence.failures("weave")).isZero();
            assertThat(evidence.failures("scan")).isZero();
        }
    }
}
