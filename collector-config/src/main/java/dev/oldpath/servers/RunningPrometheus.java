package dev.oldpath.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Prometheus 3 with the shipped configuration, rules and alerts. Three things differ from production: the inputs, the intervals, and
 * what it scrapes.
 */
public final class RunningPrometheus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGETS = "targets";

    private final Servers servers;
    private final Path home;
    private final int port;
    private LocalServer server;

    private RunningPrometheus(Servers servers, Path home) {
        this.servers = servers;
        this.home = home;
        this.port = LocalServer.freePort();
        this.server = launch();
    }

    /** Starts on a free loopback port, with an empty database, and returns when it is ready. */
    public static RunningPrometheus start(Servers servers, Judge judge) {
        Path home = Servers.newFolder("prometheus");
        try {
            configure(home, judge);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RunningPrometheus(servers, home);
    }

    private static void configure(Path home, Judge judge) throws IOException {
        Path shipped = Servers.configuration().resolve("prometheus");
        for (String folder : List.of("rules", "alerts")) {
            copy(shipped.resolve(folder), Files.createDirectories(home.resolve(folder)));
        }
        Path inputs = Files.createDirectories(home.resolve("inputs"));
        Files.writeString(inputs.resolve("windows.yml"), judge.windows());
        if (!judge.expected().isEmpty()) {
            Files.writeString(inputs.resolve("expected.yml"), judge.expected());
        }
        Files.createDirectories(home.resolve(TARGETS));
        String configuration = Files.readString(shipped.resolve("prometheus.yml"));
        for (String interval : List.of("evaluation_interval: ", "scrape_interval: ")) {
            if (!configuration.contains(interval + "1m")) {
                throw new IllegalStateException("prometheus.yml does not have " + interval + "1m");
            }
            configuration = configuration.replace(
                    interval + "1m", interval + judge.evaluationInterval().toMillis() + "ms");
        }
        Files.writeString(home.resolve("prometheus.yml"), configuration);
    }

    /** Scrapes this address, host and port, from now on. */
    public void scrape(String address) {
        try {
            Files.writeString(home.resolve(TARGETS).resolve("targets.yml"), "- targets: [\"" + address + "\"]\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private LocalServer launch() {
        List<String> command = List.of(
                servers.prometheus().toString(),
                "--config.file=" + home.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + home.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--web.enable-otlp-receiver",
                "--web.enable-remote-write-receiver",
                "--web.enable-lifecycle");
        return LocalServer.start(command, Map.of(), home.resolve("log"), url().resolve("/-/ready"));
    }

    /** Ends the process; the database stays. */
    public void stop() {
        server.close();
    }

    /** Starts it again on the same port, with its database. */
    public void restart() {
        server = launch();
    }

    /** Its base address, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it logged so far. */
    public String log() {
        return server.logText();
    }

    /** Sends one OTLP/JSON request to it, without a Collector. */
    public void accept(String otlpJson) {
        OtlpHttp.send(url().resolve("/api/v1/otlp/v1/metrics"), otlpJson);
    }

    /** An instant query, now. */
    public List<Sample> query(String expression) {
        return samples(data("/api/v1/query?query=" + encode(expression)));
    }

    /** An instant query as of a moment. */
    public List<Sample> query(String expression, Instant at) {
        return samples(data("/api/v1/query?query=" + encode(expression) + "&time=" + at.toEpochMilli() / 1000.0));
    }

    /** How many series a range query returns, as a panel with a time axis asks it. */
    public int seriesOver(String expression, Instant from, Instant to, Duration step) {
        return data("/api/v1/query_range?query=" + encode(expression) + "&start=" + from.getEpochSecond() + "&end="
                        + to.getEpochSecond() + "&step=" + step.toSeconds())
                .path("result")
                .size();
    }

    /** The expression of every alert, by name, without its waiting time. */
    public Map<String, String> alerts() {
        Map<String, String> expressions = new TreeMap<>();
        for (JsonNode group : data("/api/v1/rules?type=alert").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                expressions.put(rule.path("name").asText(), rule.path("query").asText());
            }
        }
        return expressions;
    }

    /** Asks again until the answer is as wished, and returns it. */
    public List<Sample> await(String expression, Duration within, Predicate<List<Sample>> wished) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            List<Sample> answer = query(expression);
            if (wished.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + within + ": " + expression + "; last answer " + answer);
            }
            LocalServer.pause();
        }
    }

    /** Returns when every group of rules that runs each minute or more often has begun to run after this call, and ended. */
    public void awaitRules(Duration within) {
        Instant called = Instant.now();
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            List<String> behind = new ArrayList<>();
            for (JsonNode group : data("/api/v1/rules").path("groups")) {
                OffsetDateTime lastRan =
                        OffsetDateTime.parse(group.path("lastEvaluation").asText());
                if (group.path("interval").asDouble() <= 60
                        && lastRan.toInstant().isBefore(called)) {
                    behind.add(group.path("name").asText());
                }
            }
            if (behind.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + within + ": a run of the rules of " + behind);
            }
            LocalServer.pause();
        }
    }

    /** Rules that failed at their last evaluation, each with its error. */
    public List<String> failingRules() {
        List<String> failing = new ArrayList<>();
        for (JsonNode group : data("/api/v1/rules").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                if (!rule.path("lastError").asText().isEmpty()) {
                    failing.add(rule.path("name").asText() + ": "
                            + rule.path("lastError").asText());
                }
            }
        }
        return failing;
    }

    private JsonNode data(String pathAndQuery) {
        HttpResponse<String> response = LocalServer.send(
                HttpRequest.newBuilder(URI.create(url() + pathAndQuery)).build());
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (!"success".equals(answer.path("status").asText())) {
                throw new IllegalArgumentException(response.body());
            }
            return answer.path("data");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Sample> samples(JsonNode data) {
        List<Sample> samples = new ArrayList<>();
        for (JsonNode result : data.path("result")) {
            Map<String, String> labels = new HashMap<>();
            result.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            samples.add(new Sample(labels, result.path("value").path(1).asDouble()));
        }
        return samples;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
