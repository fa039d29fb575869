package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence arrives before the process is gone, and the process is not kept from going. */
class ExitIT {
    private static final String MAIN = "com.acme.exits.Main";
    private static final String OLD = MAIN + "#old()";

    /** Never exports by itself within a test. */
    private static Launch slowly(OtlpReceiver receiver, Jdk jdk) {
        return Watched.by(receiver, jdk).options("-Doldpath.export.interval=1h").main(Fixtures.EXITS, MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void the_first_use_leaves_within_seconds_though_the_interval_is_an_hour(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = slowly(receiver, jdk).start()) {
            Evidence evidence = receiver.evidence();
            evidence.await("the path is known", now -> !now.state(OLD).isEmpty());
            jvm.send("use");
            jvm.await("did use");
            evidence.await("the first use", now -> now.uses(OLD) == 1);

            // A crash now loses nothing that matters.
            jvm.kill();
            assertThat(evidence.usesByClient(OLD)).containsEntry("_unknown/_unknown/unknown", 1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_process_that_lives_for_a_moment_reports_everything_when_main_returns(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = slowly(receiver, jdk).start()) {
            jvm.send("use");
            jvm.send("use");
            jvm.send("branch");
            jvm.finish().assertSuccess();

            assertThat(receiver.evidence().uses(OLD)).isEqualTo(2);
            assertThat(receiver.evidence().uses("exit-branch")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void uses_that_a_server_makes_while_it_drains_are_reported_after_the_end(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = slowly(receiver, jdk).start()) {
            jvm.send("use");
            jvm.send("drain");
            jvm.send("exit");
            jvm.awaitExit();

            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1 + 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "fail"})
    void system_exit_and_an_uncaught_exception_report_everything(String command) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = slowly(receiver, Jdk.JDK_17).start()) {
            jvm.send("use");
            jvm.send("use");
            jvm.send(command);
            Exit exit = jvm.awaitExit();

            assertThat(exit.code()).isEqualTo(command.equals("exit") ? 0 : 1);
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_process_ended_by_sigterm_reports_everything(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = slowly(receiver, jdk).start()) {
            jvm.send("use");
            jvm.send("use");
            jvm.send("use");
            jvm.await("did use");
            receiver.evidence().await("the first use", now -> now.uses(OLD) >= 1);
            Exit exit = jvm.terminate();

            assertThat(exit.code()).isEqualTo(128 + 15);
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_endpoint_that_accepts_and_never_answers_does_not_keep_the_process(Jdk jdk) throws IOException {
        try (ServerSocket blackHole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ForkedJvm jvm = Watched.to("http://localhost:" + blackHole.getLocalPort(), jdk)
                        .environment("OTEL_EXPORTER_OTLP_TIMEOUT", "600000")
                        .agent()
                        .main(Fixtures.EXITS, MAIN)
                        .start()) {
            jvm.await("ready");
            jvm.send("use");
            jvm.await("did use");

            // The harness gives up long before the exporter's own timeout of ten minutes.
            jvm.finish().assertSuccess();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_timeout_of_the_exporter_is_the_one_that_was_set(Jdk jdk) throws IOException {
        try (ServerSocket blackHole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ForkedJvm jvm = Watched.to("http://localhost:" + blackHole.getLocalPort(), jdk)
                        .environment("OTEL_EXPORTER_OTLP_TIMEOUT", "250")
                        .agent()
                        .main(Fixtures.EXITS, MAIN)
                        .start()) {
            assertThat(jvm.awaitError("export to http://localhost:" + blackHole.getLocalPort()))
                    .contains("250 ms");
            jvm.finish().assertSuccess();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_switched_off_agent_prints_and_does_nothing(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = slowly(receiver, jdk)
                        .environment("OLDPATH_ENABLED", "false")
                        .start()) {
            jvm.send("use");
            Exit exit = jvm.finish().assertSuccess();

            assertThat(receiver.evidence().exports()).isEmpty();
            assertThat(exit.err()).isEmpty();
        }
    }
}
