package dev.oldpath.stack;

import dev.oldpath.servers.Judge;
import dev.oldpath.servers.RunningCollector;
import dev.oldpath.servers.RunningPrometheus;
import dev.oldpath.servers.Servers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The demo's services with the agent and two of its clients, and a {@link TroubledService}, through the Collector to
 * Prometheus, all as shipped. Windows and intervals are seconds.
 */
final class RunningStack implements AutoCloseable {
    static final Duration INTERVAL = Duration.ofSeconds(2);
    static final Duration WINDOW = Duration.ofSeconds(20);
    static final Duration SOON = Duration.ofSeconds(90);

    private final RunningPrometheus prometheus;
    private final RunningCollector collector;
    private final TroubledService troubled;
    private final Demo demo;
    private final Path folder;

    RunningStack(Servers servers, Path folder) {
        this.folder = folder;
        Judge judge = new Judge(
                INTERVAL,
                WINDOW,
                Duration.ZERO,
                INTERVAL.multipliedBy(5),
                Judge.expecting(TroubledService.ENVIRONMENT, "scheduler", 2));
        prometheus = RunningPrometheus.start(servers, judge);
        collector = RunningCollector.sendingTo(prometheus, servers);
        prometheus.scrape(collector.telemetryAddress());
        TroubledService.wasWatchedForEightDays(prometheus);
        troubled = new TroubledService(collector::accept, INTERVAL);
        demo = new Demo(folder);
    }

    /** Starts both schedulers, one over each protocol, and clients; returns the address of the new one. */
    URI startDemo() throws IOException, InterruptedException {
        URI old = demo.scheduler("1.9", sendingTo("grpc", collector.grpcEndpoint()));
        URI current = demo.scheduler("2.0", sendingTo("http/protobuf", collector.httpEndpoint()));
        demo.client("mobile", "--app-version", "3.1", "--scheduler", old + "," + current);
        demo.client("web", "--scheduler", current.toString());
        return current;
    }

    private Map<String, String> sendingTo(String protocol, URI endpoint) {
        return Map.of(
                "OLDPATH_EXPORTER",
                "otlp,file",
                "OLDPATH_FILE",
                evidence().toString(),
                "OLDPATH_EXPORT_INTERVAL",
                INTERVAL.toSeconds() + "s",
                "OTEL_SERVICE_NAME",
                "scheduler",
                "OTEL_RESOURCE_ATTRIBUTES",
                "deployment.environment.name=" + TroubledService.ENVIRONMENT,
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                protocol,
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                endpoint.toString());
    }

    RunningPrometheus prometheus() {
        return prometheus;
    }

    RunningCollector collector() {
        return collector;
    }

    /** The same telemetry as files. */
    Path evidence() {
        return folder.resolve("evidence");
    }

    void awaitVerdict(String path, int code) {
        prometheus.await(
                "oldpath:verdict:code{service_name=\"\",oldpath_path_id=\"" + path + "\"} == " + code,
                SOON,
                answer -> answer.size() == 1);
    }

    @Override
    public void close() {
        troubled.close();
        demo.close();
        collector.close();
        prometheus.close();
    }
}
