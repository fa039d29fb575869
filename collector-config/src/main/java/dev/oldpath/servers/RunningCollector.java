package dev.oldpath.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Collector built from the shipped manifest, with one of the shipped configurations, unchanged. */
public final class RunningCollector implements AutoCloseable {
    private final Path home;
    private final int grpcPort = LocalServer.freePort();
    private final int httpPort = LocalServer.freePort();
    private final int telemetryPort = LocalServer.freePort();
    private final LocalServer server;

    private RunningCollector(Servers servers, String configuration, Map<String, String> where) {
        this.home = Servers.newFolder("collector");
        int health = LocalServer.freePort();
        Map<String, String> environment = new HashMap<>(where);
        environment.put("OLDPATH_HEALTH_ENDPOINT", "127.0.0.1:" + health);
        environment.put("OLDPATH_OTLP_GRPC_ENDPOINT", "127.0.0.1:" + grpcPort);
        environment.put("OLDPATH_OTLP_HTTP_ENDPOINT", "127.0.0.1:" + httpPort);
        environment.put("OLDPATH_TELEMETRY_HOST", "127.0.0.1");
        environment.put("OLDPATH_TELEMETRY_PORT", Integer.toString(telemetryPort));
        environment.put("OLDPATH_QUEUE_DIR", home.resolve("queue").toString());
        environment.put("OLDPATH_ARCHIVE_DIR", archive().toString());
        List<String> command = List.of(
                servers.collector().toString(),
                "--config",
                Servers.configuration().resolve(configuration).toString());
        this.server = LocalServer.start(
                command, environment, home.resolve("log"), URI.create("http://127.0.0.1:" + health + "/"));
    }

    /** {@code otelcol.yaml}: to a Prometheus over OTLP. */
    public static RunningCollector sendingTo(RunningPrometheus prometheus, Servers servers) {
        return new RunningCollector(
                servers,
                "otelcol.yaml",
                Map.of("OLDPATH_PROMETHEUS_URL", prometheus.url().toString()));
    }

    /** {@code otelcol-remote-write.yaml}: to a Prometheus over remote write. */
    public static RunningCollector writingTo(RunningPrometheus prometheus, Servers servers) {
        return new RunningCollector(
                servers,
                "otelcol-remote-write.yaml",
                Map.of("OLDPATH_REMOTE_WRITE_URL", prometheus.url() + "/api/v1/write"));
    }

    /** {@code otelcol-file.yaml}: to evidence files. */
    public static RunningCollector archiving(Servers servers) {
        return new RunningCollector(servers, "otelcol-file.yaml", Map.of());
    }

    /** Where agents send over http/protobuf: the base address, to which they add {@code /v1/metrics}. */
    public URI httpEndpoint() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** Where agents send over gRPC. */
    public URI grpcEndpoint() {
        return URI.create("http://127.0.0.1:" + grpcPort);
    }

    /** Where Prometheus scrapes its own metrics. */
    public String telemetryAddress() {
        return "127.0.0.1:" + telemetryPort;
    }

    /** The folder of the archive. */
    public Path archive() {
        return home.resolve("archive");
    }

    /** Sends one OTLP/JSON request to it. */
    public void accept(String otlpJson) {
        OtlpHttp.send(httpEndpoint().resolve("/v1/metrics"), otlpJson);
    }

    /** What it logged so far. */
    public String log() {
        return server.logText();
    }

    @Override
    public void close() {
        server.close();
    }
}
