package dev.oldpath.it.otlp;

import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What instances have reported. Questions are answered from the newest export of every instance, because an export
 * holds everything the instance knows. Thread-safe.
 */
public final class Evidence {
    private static final long PATIENCE_MILLIS = 60_000;

    private final List<Export> exports = new ArrayList<>();

    /** Takes in what was received. */
    public synchronized void add(ExportMetricsServiceRequest request) {
        for (ResourceMetrics metrics : request.getResourceMetricsList()) {
            exports.add(Export.of(metrics));
        }
        notifyAll();
    }

    /** Takes in what the file exporter wrote. */
    public static Evidence inDirectory(Path directory) throws IOException {
        Evidence evidence = new Evidence();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
                    JsonFormat.parser().merge(line, request);
                    evidence.add(request.build());
                }
            }
        }
        return evidence;
    }

    /** All exports, oldest first. Each has to hold what its sums announce. */
    public synchronized List<Export> exports() {
        for (Export export : exports) {
            if (!export.isSummed()) {
                throw new AssertionError("its sums differ from what it holds: " + export);
            }
        }
        return List.copyOf(exports);
    }

    /** Waits until it holds. */
    public synchronized Evidence await(String what, Predicate<Evidence> condition) {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        try {
            while (!condition.test(this)) {
                long left = deadline - System.currentTimeMillis();
                if (left <= 0) {
                    throw new AssertionError("never came: " + what + "\n" + this);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return this;
    }

    /** How often a path was used, by whomever. */
    public long uses(String path) {
        return usesByClient(path).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often a client used a path. */
    public long uses(String path, String name, String version) {
        return about("oldpath.uses", path).stream()
                .filter(point -> point.attribute("oldpath.client.name").equals(name)
                        && point.attribute("oldpath.client.version").equals(version))
                .mapToLong(Point::count)
                .sum();
    }

    /** How often a path was read, by whomever. */
    public long reads(String path) {
        return accesses(path, "read");
    }

    /** How often a path was written, by whomever. */
    public long writes(String path) {
        return accesses(path, "write");
    }

    private long accesses(String path, String access) {
        return about("oldpath.uses", path).stream()
                .filter(point -> point.attribute("oldpath.access").equals(access))
                .mapToLong(Point::count)
                .sum();
    }

    /** Uses of a path by client, such as {@code mobile/1.0/header}; without the point that says "unused". */
    public Map<String, Long> usesByClient(String path) {
        Map<String, Long> uses = new TreeMap<>();
        for (Point point : about("oldpath.uses", path)) {
            if (!point.attribute("oldpath.client.source").equals("none")) {
                uses.merge(client(point), point.count(), Long::sum);
            }
        }
        return uses;
    }

    /** Unix seconds of the last use of a path by client, keyed likewise. */
    public Map<String, Double> lastUsedByClient(String path) {
        Map<String, Double> last = new TreeMap<>();
        about("oldpath.last_used.timestamp", path)
                .forEach(point -> last.merge(client(point), point.value(), Math::max));
        return last;
    }

    /** The state in which a path is reported; several, comma separated, if instances differ; empty if unknown. */
    public String state(String path) {
        return String.join(
                ",",
                about("oldpath.path.info", path).stream()
                        .map(point -> point.attribute("oldpath.path.state"))
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The attributes that describe a path. */
    public Map<String, String> info(String path) {
        List<Point> points = about("oldpath.path.info", path);
        if (points.size() != 1) {
            throw new AssertionError(path + " is described " + points.size() + " times\n" + this);
        }
        return points.get(0).attributes();
    }

    /** All paths with their states. */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        points("oldpath.path.info").forEach(point -> states.put(point.attribute("oldpath.path.id"), "?"));
        states.replaceAll((path, unknown) -> state(path));
        return states;
    }

    /** How many failures of a kind. */
    public long failures(String kind) {
        return points("oldpath.agent.failures").stream()
                .filter(point -> point.attribute("oldpath.failure.kind").equals(kind))
                .mapToLong(Point::count)
                .sum();
    }

    /** How many uses of a path have lost their client's name. */
    public long overflows(String path) {
        return about("oldpath.agent.overflows", path).stream()
                .mapToLong(Point::count)
                .sum();
    }

    /** Points of a metric about one path. */
    public List<Point> about(String metric, String path) {
        return points(metric).stream()
                .filter(point -> point.attribute("oldpath.path.id").equals(path))
                .toList();
    }

    /** Points of a metric. */
    public List<Point> points(String metric) {
        return newest().stream()
                .flatMap(export -> export.points().stream())
                .filter(point -> point.metric().equals(metric))
                .toList();
    }

    /** The resource of the one instance that reports. */
    public Map<String, String> resource() {
        List<Export> newest = newest();
        if (newest.size() != 1) {
            throw new AssertionError(newest.size() + " instances report instead of one\n" + this);
        }
        return newest.get(0).resource();
    }

    private synchronized List<Export> newest() {
        Map<String, Export> newest = new LinkedHashMap<>();
        exports.forEach(export -> newest.put(export.instance(), export));
        return List.copyOf(newest.values());
    }

    private static String client(Point point) {
        return point.attribute("oldpath.client.name") + "/" + point.attribute("oldpath.client.version") + "/"
                + point.attribute("oldpath.client.source");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Export export : newest()) {
            text.append("newest export of ").append(export.resource()).append('\n');
            export.points().forEach(point -> text.append("  ").append(point).append('\n'));
        }
        return text.length() == 0 ? "nothing was received" : text.toString();
    }
}
