package dev.oldpath.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real servers beside one that is watched: another listener may serve the old endpoint. */
class NeighboursIT {
    private static final String RULE = "GET /v1/orders";

    /** What a run reported, and the port of the other server. */
    private record Run(Evidence evidence, Exit exit, int port) {
        String reason() {
            return Objects.requireNonNull(evidence.info(RULE).get("oldpath.path.reason"));
        }
    }

    private static Run run(Jdk jdk, String server, int port, boolean called, String ignored) {
        try (OtlpReceiver receiver = Receivers.http()) {
            var launch = Watched.by(receiver, jdk)
                    // The fixture makes the JVM inherit a socket; Java 8 has no such option.
                    .options("-XX:+IgnoreUnrecognizedVMOptions", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
                    .property(
                            "oldpath.config",
                            Watched.config("paths: [{endpoint: " + RULE + ", confirmed: 2026-11-26}]"));
            if (!ignored.isEmpty()) {
                launch = launch.property("oldpath.endpoints.ignore", ignored);
            }
            try (ForkedJvm jvm = launch.main(Fixtures.NEIGHBOURS, "com.acme.web.NeighboursMain", server, "" + port)
                    .start()) {
                JdkClient health = new JdkClient(Integer.parseInt(jvm.await("health ")));
                int other = Integer.parseInt(jvm.await("port "));
                assertThat(health.get("/health")).isEqualTo(200);
                if (called) {
                    assertThat(new JdkClient(other).get("/v1/orders")).isEqualTo(200);
                }
                return new Run(receiver.evidence(), jvm.finish().assertSuccess(), other);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_the_agent_has_never_seen_makes_endpoint_rules_failed_and_is_named(Jdk jdk) throws IOException {
        int port = freePort();
        Run run = run(jdk, "nano", port, true, "");

        assertThat(run.evidence.state(RULE)).isEqualTo("failed");
        assertThat(run.reason()).startsWith("fi.iki.elonen.NanoHTTPD").contains("listens on port " + port + " ");
        assertThat(run.exit.complaints()).hasSize(1);
        assertThat(run.exit.complaints().get(0))
                .contains("fi.iki.elonen.NanoHTTPD", "port " + port, "oldpath.endpoints.ignore");
    }

    @ParameterizedTest
    @EnumSource
    void grpc_on_its_own_transport_does_too(Jdk jdk) {
        Run run = run(jdk, "grpc", 0, false, "");

        assertThat(run.evidence.state(RULE)).isEqualTo("failed");
        assertThat(run.reason())
                .contains("io.grpc.netty.shaded.io.netty.channel")
                .contains("listens on a free port");
    }

    @ParameterizedTest
    @EnumSource
    void code_of_the_application_that_accepts_connections_itself_does_too(Jdk jdk) {
        Run run = run(jdk, "channel", 0, true, "");
        assertThat(run.evidence.state(RULE)).isEqualTo("failed");
        assertThat(run.reason()).startsWith("com.acme.web.NeighboursMain listens on a free port");

        assertThat(run(jdk, "asynchronous", 0, false, "").evidence.state(RULE)).isEqualTo("failed");
    }

    @ParameterizedTest
    @EnumSource
    void so_does_code_that_accepts_connections_on_a_socket_which_the_process_has_inherited(Jdk jdk) {
        Run run = run(jdk, "inherited", 0, true, "");

        assertThat(run.evidence.state(RULE)).isEqualTo("failed");
        assertThat(run.reason()).startsWith("com.acme.web.NeighboursMain listens on port " + run.port);
    }

    @ParameterizedTest
    @EnumSource
    void what_an_operator_declares_is_no_obstacle_by_its_port_its_class_or_its_package(Jdk jdk) throws IOException {
        int port = freePort();
        for (String ignored : List.of(String.valueOf(port), "fi.iki.elonen.NanoHTTPD", "com.acme, fi.iki.elonen.*")) {
            Run run = run(jdk, "nano", port, true, ignored);
            assertThat(run.evidence.state(RULE)).as(ignored).isEqualTo("watched");
            assertThat(run.exit.complaints()).as(ignored).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_search_for_a_free_port_and_rmi_are_no_obstacle(Jdk jdk) {
        Run run = run(jdk, "harmless", 0, false, "");

        assertThat(run.evidence.state(RULE)).isEqualTo("watched");
        assertThat(run.exit.complaints()).isEmpty();
    }
}
