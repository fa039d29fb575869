package dev.oldpath.telemetry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.oldpath.config.OtlpSettings.Protocol;
import dev.oldpath.config.TestSettings;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.InventoryState;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statements on which a verdict of SAFE is built, as an OTLP receiver decodes them (docs/metrics.md). */
class ContractTest {
    private static final long HOUR = 3_600_000;

    private static Agent agent(Receiver receiver, Protocol protocol, long interval) {
        Agent agent = new Agent(
                new TestSettings().endpoint(protocol, receiver.endpoint).interval(interval));
        return agent;
    }

    @Test
    void every_export_carries_the_use_of_the_canary_and_nothing_else_of_it() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF)) {
            try (Agent agent = agent(receiver, Protocol.HTTP_PROTOBUF, 300)) {
                Path canary = agent.paths.at(Paths.CANARY);
                canary.watched("the canary");
                agent.use(canary);
                agent.started();
                await().atMost(20, SECONDS).until(() -> receiver.received.requests.size() > 2);
            }
            String canary = "oldpath.client.name=_unknown oldpath.client.source=unknown"
                    + " oldpath.client.version=_unknown oldpath.path.id=oldpath.canary oldpath.path.kind=method ";
            for (ExportMetricsServiceRequest request : receiver.received.requests) {
                assertThat(Received.values(request, "oldpath.uses")).containsOnly(entry(canary, 1L));
                assertThat(Received.values(request, "oldpath.last_used.timestamp"))
                        .containsOnlyKeys(canary);
                assertThat(Received.values(request, "oldpath.path.info")).isEmpty();
                assertThat(Received.values(request, "oldpath.agent.info").keySet())
                        .allMatch(attributes -> attributes.contains("oldpath.contract=3 "));
            }
        }
    }

    @Test
    void a_canary_that_was_not_counted_has_no_use_and_no_zero() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF)) {
            Agent agent = agent(receiver, Protocol.HTTP_PROTOBUF, HOUR);
            agent.paths.at(Paths.CANARY).watched("the canary");
            agent.started().close();

            assertThat(Received.values(receiver.received.last(), "oldpath.uses"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_the_last_export_reports_when_the_process_ended(Protocol protocol) throws Exception {
        try (Receiver receiver = Receiver.open(protocol)) {
            Agent agent = agent(receiver, protocol, 300).started();
            await().atMost(20, SECONDS).until(() -> receiver.received.requests.size() > 1);
            double before = System.currentTimeMillis() / 1e3;
            agent.close();

            List<ExportMetricsServiceRequest> all = receiver.received.requests;
            assertThat(all.subList(0, all.size() - 1))
                    .allMatch(request -> Received.values(request, "oldpath.agent.end.timestamp")
                            .isEmpty());
            assertThat(only(receiver.received, "oldpath.agent.end.timestamp"))
                    .isBetween(before, System.currentTimeMillis() / 1e3);
        }
    }

    @Test
    void the_inventory_and_its_scopes_are_sent() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF);
                Agent agent = agent(receiver, Protocol.HTTP_PROTOBUF, HOUR)) {
            agent.health.scopes(Arrays.asList("@OldPath", "com.acme"));
            agent.started();
            await().atMost(20, SECONDS).until(() -> !receiver.received.requests.isEmpty());
            assertThat(inventory(receiver)).containsOnly(entry("oldpath.inventory.state=running ", 1L));
            assertThat(Received.values(receiver.received.last(), "oldpath.inventory.scope.info"))
                    .containsOnly(
                            entry("oldpath.inventory.scope=@OldPath ", 1L),
                            entry("oldpath.inventory.scope=com.acme ", 1L));

            // Told at once, and not an hour later.
            agent.health.inventory(InventoryState.COMPLETE);
            await().atMost(20, SECONDS)
                    .until(() -> inventory(receiver).containsKey("oldpath.inventory.state=complete "));

            agent.health.failed(Failure.SCAN);
            await().atMost(20, SECONDS).until(() -> inventory(receiver).containsKey("oldpath.inventory.state=failed "));
        }
    }

    private static Map<String, Number> inventory(Receiver receiver) {
        return Received.values(receiver.received.last(), "oldpath.inventory.info");
    }

    @Test
    void a_path_is_sent_with_what_finds_it_and_that_it_is_absent() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF)) {
            Agent agent = agent(receiver, Protocol.HTTP_PROTOBUF, HOUR);
            PathInfo rule = new PathInfo.Builder().scope(PathInfo.RULE).build();
            agent.paths
                    .register(PathKind.METHOD, "com.acme.Gone#old()", rule)
                    .notFound("rule at oldpath.yaml:3", PathState.ABSENT, null);
            agent.started().close();

            assertThat(Received.values(receiver.received.last(), "oldpath.path.info"))
                    .containsOnly(entry(
                            "oldpath.path.id=com.acme.Gone#old() oldpath.path.kind=method oldpath.path.scope=rule"
                                    + " oldpath.path.state=absent ",
                            1L));
            assertThat(Received.values(receiver.received.last(), "oldpath.uses"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_rejects_points_is_a_failed_export(Protocol protocol) throws Exception {
        try (Receiver receiver = Receiver.open(protocol);
                Agent agent = agent(receiver, protocol, 300)) {
            receiver.answer = rejecting(100, "out of bounds");
            agent.started();
            await().atMost(20, SECONDS).until(() -> agent.health.failures(Failure.EXPORT) >= 2);
            long failures = agent.health.failures(Failure.EXPORT);

            // A warning rejects nothing.
            receiver.answer = rejecting(0, "too many labels");
            int before = receiver.received.requests.size();
            await().atMost(20, SECONDS).until(() -> receiver.received.requests.size() > before + 3);
            assertThat(agent.health.failures(Failure.EXPORT)).isBetween(failures, failures + 1);
        }
    }

    private static ExportMetricsServiceResponse rejecting(long points, String message) {
        return ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                        .setRejectedDataPoints(points)
                        .setErrorMessage(message))
                .build();
    }

    @Test
    void the_offset_of_the_clock_is_that_of_the_date_in_the_answer() throws Exception {
        try (DatedReceiver receiver = new DatedReceiver();
                Agent agent = new Agent(new TestSettings()
                                .endpoint(Protocol.HTTP_PROTOBUF, receiver.endpoint())
                                .interval(300))
                        .started()) {
            for (Duration ahead : Arrays.asList(Duration.ZERO, Duration.ofHours(2), Duration.ofDays(-3))) {
                receiver.ahead = ahead;
                int before = receiver.received.requests.size();
                await().atMost(20, SECONDS).until(() -> receiver.received.requests.size() > before + 2);
                double precision = ahead.isZero() ? 0 : 1.5;
                assertThat(only(receiver.received, "oldpath.agent.clock.offset"))
                        .isCloseTo((double) ahead.toSeconds(), within(precision));
            }
        }
    }

    private static double only(Received received, String metric) {
        Map<String, Number> values = Received.values(received.last(), metric);
        assertThat(values).containsOnlyKeys(" ");
        return Objects.requireNonNull(values.get(" ")).doubleValue();
    }

    @Test
    void answers_over_grpc_have_no_time() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.GRPC)) {
            try (Agent agent = agent(receiver, Protocol.GRPC, 300).started()) {
                await().atMost(20, SECONDS).until(() -> receiver.received.requests.size() > 2);
                assertThat(agent.health.failures(Failure.EXPORT)).isZero();
            }
            assertThat(Received.values(receiver.received.last(), "oldpath.agent.clock.offset"))
                    .isEmpty();
        }
    }
}
