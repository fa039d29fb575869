package dev.oldpath.stack;

import dev.oldpath.servers.RunningPrometheus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The scenario made for all that the demo does not show: a service nobody declared, with a failed canary, a failed path,
 * agent failures, overflow, a consumer that lags, old data, and, on a path that is overdue and was watched for eight days,
 * a client never seen before. The path is a message and, under the same id, a payload property that is read and written,
 * and a field likewise.
 */
final class TroubledService implements AutoCloseable {
    static final String ENVIRONMENT = "demo";
    static final String SERVICE = "orders";
    static final String PATH = "kafka orders.v1";
    static final String CLIENT = "old-app";

    private static final Map<String, String> RESOURCE = Map.of(
            "service.name",
            SERVICE,
            "service.version",
            "7",
            "service.instance.id",
            "troubled",
            "deployment.environment.name",
            ENVIRONMENT);

    private final Instant used = Instant.now();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();

    TroubledService(Consumer<String> collector, Duration interval) {
        var unused = beat.scheduleAtFixedRate(
                () -> collector.accept(report(interval)), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the rules would have recorded an hour ago, had they watched it for eight days; they go on from there. */
    static void wasWatchedForEightDays(RunningPrometheus prometheus) {
        Instant then = Instant.now().minus(Duration.ofHours(1));
        Map<String, String> labels =
                Map.of("deployment_environment_name", ENVIRONMENT, "service_name", SERVICE, "oldpath_path_id", PATH);
        prometheus.accept(new Otlp(Map.of(), then)
                .gauge(
                        "oldpath:observed_since_timestamp_seconds",
                        "",
                        then.minus(Duration.ofDays(8)).getEpochSecond(),
                        labels)
                .gauge("oldpath:evidence_gap_end_timestamp_seconds", "", then.getEpochSecond(), Map.of())
                .json());
    }

    /** Too old to be taken, so that the Collector loses it. */
    static String refused() {
        return new Otlp(RESOURCE, Instant.now().minus(Duration.ofDays(10)))
                .info("oldpath.agent.info", Map.of())
                .json();
    }

    private String report(Duration interval) {
        Map<String, String> path = Map.of("oldpath.path.id", PATH, "oldpath.path.kind", "message");
        Map<String, String> user = user(CLIENT, "1.0");
        Map<String, String> others = user("_other", "_other");
        return new Otlp(RESOURCE, Instant.now())
                .info(
                        "oldpath.agent.info",
                        Map.of(
                                "oldpath.agent.canary", "failed",
                                "oldpath.export.interval", Long.toString(interval.toSeconds()),
                                "jvm.version", "17.0.15"))
                .info(
                        "oldpath.path.info",
                        Map.of(
                                "oldpath.path.id", PATH,
                                "oldpath.path.kind", "message",
                                "oldpath.path.state", "failed",
                                "oldpath.path.reason", "no listener found",
                                "oldpath.path.owner", "team-orders",
                                "oldpath.path.remove_after", "2020-01-31"))
                .counter("oldpath.uses", 3, user)
                .gauge("oldpath.last_used.timestamp", "s", used.getEpochSecond(), user)
                .counter("oldpath.uses", 5, others)
                .gauge("oldpath.last_used.timestamp", "s", used.getEpochSecond(), others)
                .info(
                        "oldpath.path.info",
                        Map.of(
                                "oldpath.path.id", PATH,
                                "oldpath.path.kind", "payload",
                                "oldpath.path.state", "watched"))
                .counter("oldpath.uses", 2, accessed("payload", "read"))
                .counter("oldpath.uses", 1, accessed("payload", "write"))
                .info(
                        "oldpath.path.info",
                        Map.of(
                                "oldpath.path.id", PATH,
                                "oldpath.path.kind", "field",
                                "oldpath.path.state", "watched"))
                .counter("oldpath.uses", 1, accessed("field", "read"))
                .counter("oldpath.uses", 1, accessed("field", "write"))
                .histogram("oldpath.data.age", 3600, "60,3600,86400", "0,0,1,0", path)
                .gauge(
                        "oldpath.backlog.age",
                        "s",
                        120,
                        Map.of(
                                "messaging.system", "kafka",
                                "messaging.destination.name", "orders.v1",
                                "messaging.consumer.group.name", "billing"))
                .counter("oldpath.agent.failures", 1, Map.of("oldpath.failure.kind", "weave"))
                .counter("oldpath.agent.overflows", 5, Map.of("oldpath.path.id", PATH))
                .json();
    }

    private static Map<String, String> user(String client, String version) {
        return Map.of(
                "oldpath.path.id", PATH,
                "oldpath.path.kind", "message",
                "oldpath.client.name", client,
                "oldpath.client.version", version,
                "oldpath.client.source", "message_header");
    }

    private static Map<String, String> accessed(String kind, String access) {
        return Map.of(
                "oldpath.path.id",
                PATH,
                "oldpath.path.kind",
                kind,
                "oldpath.access",
                access,
                "oldpath.client.name",
                CLIENT,
                "oldpath.client.version",
                "1.0",
                "oldpath.client.source",
                "header");
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
