package dev.oldpath.telemetry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.oldpath.config.OtlpSettings.Protocol;
import dev.oldpath.config.TestSettings;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an OTLP receiver decodes. */
class MetricsTest {
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = Receiver.open(Protocol.HTTP_PROTOBUF);
    }

    @AfterEach
    void close() throws Exception {
        receiver.close();
    }

    private TestSettings settings() {
        return new TestSettings().endpoint(Protocol.HTTP_PROTOBUF, receiver.endpoint);
    }

    private ExportMetricsServiceRequest lastOf(Agent agent) {
        agent.telemetry.start();
        agent.close();
        assertThat(receiver.received.requests).isNotEmpty();
        return receiver.received.last();
    }

    @Test
    void uses_are_sent_with_path_and_client() {
        Agent agent = new Agent(settings());
        Path total = agent.watched("com.acme.Orders#total()");
        long before = System.currentTimeMillis();
        agent.use(total, "mobile", "2.1");
        agent.use(total, "mobile", "2.1");
        agent.use(total);

        ExportMetricsServiceRequest request = lastOf(agent);

        String path = "oldpath.path.id=com.acme.Orders#total() oldpath.path.kind=method ";
        String mobile = "oldpath.client.name=mobile oldpath.client.source=header oldpath.client.version=2.1 " + path;
        String unknown =
                "oldpath.client.name=_unknown oldpath.client.source=unknown oldpath.client.version=_unknown " + path;
        assertThat(Received.values(request, "oldpath.uses")).containsOnly(entry(mobile, 2L), entry(unknown, 1L));
        Map<String, Number> lastUsed = Received.values(request, "oldpath.last_used.timestamp");
        assertThat(lastUsed).containsOnlyKeys(mobile, unknown);
        assertThat(Received.values(request, "oldpath.agent.uses")).containsOnly(entry(" ", 3L));
        assertThat(Received.values(request, "oldpath.agent.paths")).containsOnly(entry(" ", 1L));
        assertThat(Received.values(request, "oldpath.agent.delays")).containsOnly(entry(" ", 0L));
        assertThat(lastUsed.values())
                .allMatch(time ->
                        time.doubleValue() >= before / 1e3 && time.doubleValue() <= System.currentTimeMillis() / 1e3);
    }

    @Test
    void watched_and_unused_differs_from_not_watched() {
        Agent agent = new Agent(settings());
        agent.watched("unused");
        agent.paths.register(PathKind.METHOD, "not-loaded", PathInfo.NONE).pending("com.acme.NotLoaded#old()");

        ExportMetricsServiceRequest request = lastOf(agent);

        assertThat(Received.values(request, "oldpath.uses"))
                .containsOnly(entry(
                        "oldpath.client.name=_none oldpath.client.source=none oldpath.client.version=_none"
                                + " oldpath.path.id=unused oldpath.path.kind=method ",
                        0L));
        assertThat(Received.values(request, "oldpath.last_used.timestamp")).isEmpty();
        assertThat(Received.values(request, "oldpath.path.info"))
                .containsOnly(
                        entry(
                                "oldpath.path.id=unused oldpath.path.kind=method oldpath.path.scope=rule oldpath.path.state=watched ",
                                1L),
                        entry(
                                "oldpath.path.id=not-loaded oldpath.path.kind=method oldpath.path.scope=rule oldpath.path.state=pending ",
                                1L));
    }

    @Test
    void the_facts_of_a_mark_are_sent_with_the_path() {
        Agent agent = new Agent(settings());
        PathInfo info = new PathInfo.Builder()
                .scope("com.acme")
                .owner("team-orders")
                .since("2.3")
                .removeAfter("2027-01-31")
                .replacement("GET /v2/orders")
                .quietSeconds(3_888_000L)
                .function("com.acme.Orders.list")
                .route("/v1/orders/{id}")
                .build();
        Path path = agent.paths.register(PathKind.ENDPOINT, "GET /v1/orders/{id}", info);
        path.failed("rule", null);

        ExportMetricsServiceRequest request = lastOf(agent);
        assertThat(Received.values(request, "oldpath.agent.delays")).containsOnly(entry(" ", 1L));
        assertThat(Received.values(request, "oldpath.path.info"))
                .containsOnly(entry(
                        "code.function.name=com.acme.Orders.list http.route=/v1/orders/{id}"
                                + " oldpath.path.id=GET /v1/orders/{id} oldpath.path.kind=endpoint"
                                + " oldpath.path.owner=team-orders oldpath.path.quiet=(int) 3888000"
                                + " oldpath.path.remove_after=2027-01-31 oldpath.path.replacement=GET /v2/orders"
                                + " oldpath.path.scope=com.acme oldpath.path.since=2.3 oldpath.path.state=failed ",
                        1L));
    }

    @Test
    void the_agent_sends_its_own_state() {
        Agent agent = new Agent(settings().interval(2_500));
        agent.health.canaryCounted();
        agent.health.failed(Failure.WEAVE);

        ExportMetricsServiceRequest request = lastOf(agent);

        assertThat(Received.values(request, "oldpath.agent.info"))
                .containsOnly(entry(
                        "jvm.version=" + System.getProperty("java.version")
                                + " oldpath.agent.canary=ok oldpath.contract=3 oldpath.export.interval=(int) 3 ",
                        1L));
        assertThat(Received.values(request, "oldpath.agent.start.timestamp"))
                .containsOnly(entry(" ", agent.health.startMillis() / 1e3));
        assertThat(Received.values(request, "oldpath.agent.failures"))
                .containsOnly(
                        entry("oldpath.failure.kind=weave ", 1L),
                        entry("oldpath.failure.kind=scan ", 0L),
                        entry("oldpath.failure.kind=export ", 0L),
                        entry("oldpath.failure.kind=config ", 0L),
                        entry("oldpath.failure.kind=attribution ", 0L));
        assertThat(Received.metrics(request)).extracting(Metric::getName).allMatch(name -> name.startsWith("oldpath."));
    }

    @Test
    void a_canary_that_has_not_been_called_is_sent_and_its_path_is_not() {
        ExportMetricsServiceRequest request = lastOf(new Agent(settings()));

        assertThat(Received.values(request, "oldpath.agent.info").keySet())
                .allMatch(attributes -> attributes.contains("oldpath.agent.canary=failed "));
        assertThat(Received.values(request, "oldpath.path.info")).isEmpty();
    }

    @Test
    void clients_beyond_the_limit_are_counted_together() {
        Agent agent = new Agent(settings(), 2);
        Path path = agent.watched("crowded");
        for (int client = 0; client < 5; client++) {
            agent.use(path, "client-" + client, "1");
        }

        ExportMetricsServiceRequest request = lastOf(agent);

        assertThat(Received.values(request, "oldpath.agent.overflows"))
                .containsOnly(entry("oldpath.path.id=crowded ", 3L));
        assertThat(Received.values(request, "oldpath.uses").values())
                .extracting(Number::longValue)
                .containsExactlyInAnyOrder(1L, 1L, 3L);
    }

    @Test
    void nothing_overflows_in_the_sdk_however_many_paths_there_are() {
        Agent agent = new Agent(settings());
        for (int i = 0; i < 5_000; i++) {
            agent.watched("com.acme.Legacy#method" + i + "()");
        }

        ExportMetricsServiceRequest request = lastOf(agent);

        assertThat(Received.values(request, "oldpath.uses")).hasSize(5_000);
        assertThat(Received.values(request, "oldpath.path.info")).hasSize(5_000);
        assertThat(request.toString()).doesNotContain("otel.metric.overflow");
    }

    @Test
    void counts_are_cumulative_and_keep_their_start() {
        try (Agent agent = new Agent(settings().interval(300)).started()) {
            Path path = agent.watched("old");
            agent.use(path, "mobile", "1");
            await().atMost(20, SECONDS).until(() -> receiver.received.uses("mobile") == 1);
            NumberDataPoint first = mobile();

            agent.use(path, "mobile", "1");
            agent.use(path, "mobile", "1");
            await().atMost(20, SECONDS).until(() -> receiver.received.uses("mobile") == 3);
            NumberDataPoint second = mobile();

            assertThat(second.getStartTimeUnixNano()).isEqualTo(first.getStartTimeUnixNano());
            assertThat(second.getTimeUnixNano()).isGreaterThan(first.getTimeUnixNano());
            assertThat(Received.metrics(receiver.received.last()))
                    .filteredOn(Metric::hasSum)
                    .isNotEmpty()
                    .allMatch(metric -> metric.getSum().getAggregationTemporality()
                            == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        }
    }

    private NumberDataPoint mobile() {
        return Received.points(receiver.received.last(), "oldpath.uses").stream()
                .filter(point -> Received.text(point.getAttributesList()).contains("mobile"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_resource_names_service_and_instance() {
        Agent agent = new Agent(settings()
                .resource("service.name", "scheduler")
                .resource("service.version", "2.0")
                .resource("deployment.environment", "production")
                .resource("telemetry.distro.name", "another"));

        assertThat(Received.resource(lastOf(agent)))
                .contains("service.name=scheduler service.version=2.0 ")
                .contains("deployment.environment.name=production ")
                .containsPattern("service.instance.id=[0-9a-f-]{36} ")
                .contains("telemetry.distro.name=oldpath telemetry.distro.version=1.2.3 ")
                .contains("telemetry.sdk.language=java telemetry.sdk.name=opentelemetry telemetry.sdk.version=1.");
    }
}
