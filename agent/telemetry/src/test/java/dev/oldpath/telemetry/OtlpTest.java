package dev.oldpath.telemetry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.oldpath.config.OtlpSettings;
import dev.oldpath.config.OtlpSettings.Protocol;
import dev.oldpath.config.TestSettings;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Path;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How evidence travels, and what becomes of it when the receiver does not play along. */
class OtlpTest {
    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @EnumSource
    void a_request_carries_the_headers_and_is_compressed_if_wanted(Protocol protocol) throws Exception {
        try (Receiver receiver = Receiver.open(protocol)) {
            Agent agent = new Agent(new TestSettings()
                    .endpoint(protocol, receiver.endpoint)
                    .header("authorization", "Bearer secret")
                    .gzip());
            agent.use(agent.watched("old"), "mobile", "1");
            agent.started().close();

            assertThat(receiver.received.uses("mobile")).isEqualTo(1);
            assertThat(receiver.received.headers.get(0))
                    .containsEntry("authorization", "Bearer secret")
                    .containsEntry(protocol == Protocol.GRPC ? "grpc-encoding" : "content-encoding", "gzip");
        }
    }

    @Test
    void the_first_use_by_a_client_leaves_within_five_seconds() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF);
                Agent agent = new Agent(new TestSettings()
                                .endpoint(Protocol.HTTP_PROTOBUF, receiver.endpoint)
                                .interval(HOUR))
                        .started()) {
            Path path = agent.watched("old");
            await().atMost(20, SECONDS).until(() -> !receiver.received.requests.isEmpty());

            agent.use(path, "mobile", "1");
            await().atMost(5, SECONDS).until(() -> receiver.received.uses("mobile") == 1);

            agent.use(path, "mobile", "2");
            await().atMost(5, SECONDS).until(() -> receiver.received.uses("mobile") == 2);
        }
    }

    @Test
    void a_path_that_changes_its_state_is_sent_within_five_seconds() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF);
                Agent agent = new Agent(new TestSettings()
                                .endpoint(Protocol.HTTP_PROTOBUF, receiver.endpoint)
                                .interval(HOUR))
                        .started()) {
            Path path = agent.watched("old");
            await().atMost(20, SECONDS).until(() -> !receiver.received.requests.isEmpty());

            path.failed("other", null);

            await().atMost(5, SECONDS)
                    .until(() -> Received.values(receiver.received.last(), "oldpath.path.info").keySet().stream()
                            .allMatch(attributes -> attributes.contains("oldpath.path.state=failed ")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_receiver_that_refuses_for_a_while_gets_everything_later(Protocol protocol) throws Exception {
        try (Receiver receiver = Receiver.open(protocol)) {
            receiver.status = 503;
            try (Agent agent = new Agent(new TestSettings()
                            .endpoint(protocol, receiver.endpoint)
                            .interval(300))
                    .started()) {
                agent.use(agent.watched("old"), "mobile", "1");
                await().atMost(20, SECONDS).until(() -> agent.health.failures(Failure.EXPORT) >= 2);
                assertThat(receiver.received.requests).isEmpty();

                receiver.status = 200;

                await().atMost(20, SECONDS).until(() -> receiver.received.uses("mobile") == 1);
                assertThat(Received.values(receiver.received.last(), "oldpath.agent.failures")
                                .get("oldpath.failure.kind=export "))
                        .isEqualTo(agent.health.failures(Failure.EXPORT));
            }
        }
    }

    @Test
    void a_receiver_that_starts_later_than_the_service_gets_everything() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Agent agent = new Agent(new TestSettings()
                        .endpoint(Protocol.HTTP_PROTOBUF, "http://localhost:" + port + "/v1/metrics")
                        .interval(300))
                .started()) {
            agent.use(agent.watched("old"), "mobile", "1");
            await().atMost(20, SECONDS).until(() -> agent.health.failures(Failure.EXPORT) >= 2);

            try (Receiver receiver = new Receiver(port, null)) {
                await().atMost(20, SECONDS).until(() -> receiver.received.uses("mobile") == 1);
            }
        }
    }

    @Test
    void mutual_tls_works_and_a_certificate_may_be_mounted_late(@TempDir java.nio.file.Path directory)
            throws Exception {
        Certificates certificates = new Certificates(directory);
        java.nio.file.Path trusted = directory.resolve("mounted-later.pem");
        try (Receiver receiver = new Receiver(0, certificates.serverSide());
                Agent agent = new Agent(new TestSettings()
                                .endpoint(Protocol.HTTP_PROTOBUF, receiver.endpoint)
                                .trust(trusted.toString())
                                .client(certificates.clientKey, certificates.clientCertificate)
                                .interval(300))
                        .started()) {
            agent.use(agent.watched("old"), "mobile", "1");
            await().atMost(20, SECONDS).until(() -> agent.health.failures(Failure.EXPORT) >= 2);
            assertThat(agent.health.failures(Failure.CONFIG)).isEqualTo(1);

            Files.copy(certificates.serverCertificate, trusted);

            await().atMost(20, SECONDS).until(() -> receiver.received.uses("mobile") == 1);
            assertThat(agent.health.failures(Failure.CONFIG)).isEqualTo(1);
        }
    }

    @Test
    void a_process_that_ends_at_once_still_tells() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.GRPC)) {
            Agent agent = new Agent(new TestSettings().endpoint(Protocol.GRPC, receiver.endpoint));
            agent.telemetry.start();
            agent.use(agent.watched("old"), "mobile", "1");
            agent.telemetry.flushAndStop(5_000);

            assertThat(receiver.received.uses("mobile")).isEqualTo(1);
        }
    }

    @Test
    void telemetry_that_was_never_started_stops_without_a_word() {
        new Agent(new TestSettings()).telemetry.flushAndStop(5_000);
    }

    @Test
    void settings_that_cannot_work_are_named_and_secrets_are_not() {
        assertThat(complaint(new TestSettings().header("authorization", "Bearer s3cr\u00e9t")))
                .isEqualTo("the OTLP header authorization has a character that HTTP does not allow, at place 12");
        assertThat(complaint(new TestSettings().endpoint(Protocol.GRPC, "collector:4317")))
                .contains("http://");
        assertThat(complaint(new TestSettings().client("/no/such.key", "/no/such.pem")))
                .isEqualTo("cannot read the file /no/such.key of OTEL_EXPORTER_OTLP_CLIENT_KEY: there is no such file");
        OtlpSettings password = new TestSettings()
                .endpoint(Protocol.GRPC, "http://me:s3cret@collector:4317")
                .build()
                .otlp();
        assertThat(new OtlpDestination(password, (sent, received, answered) -> {}).name())
                .isEqualTo("http://collector:4317");
    }

    private static String complaint(TestSettings settings) {
        OtlpDestination destination = new OtlpDestination(settings.build().otlp(), (sent, received, answered) -> {});
        Throwable thrown = catchThrowable(() -> destination.export(Collections.emptyList()));
        assertThat(thrown).isInstanceOf(Destination.BadSettings.class);
        return String.valueOf(thrown.getMessage());
    }
}
