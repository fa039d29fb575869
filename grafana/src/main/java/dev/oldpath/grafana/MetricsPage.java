package dev.oldpath.grafana;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names on the page docs/metrics.md, which is the contract between agents and judges. */
public final class MetricsPage {
    /** {@code | `oldpath.uses` | counter, `{use}` | attributes | meaning |}. */
    private static final Pattern METRIC =
            Pattern.compile("\\| `(oldpath\\.[\\w.]+)` \\| ([\\w -]+?)(?: = 1)?, `([^`]+)` \\|([^|]*)\\|.*");

    private static final Pattern QUOTED = Pattern.compile("`(\\.?[a-z_]+(?:\\.[a-z_]+)*)`");

    private final List<Metric> metrics = new ArrayList<>();
    private final Set<String> attributes = new TreeSet<>();

    private record Metric(String name, String instrument, String unit) {
        /** As Prometheus names it with its translation strategy UnderscoreEscapingWithSuffixes. */
        List<String> series() {
            String series = label(name) + (unit.equals("s") ? "_seconds" : "");
            return switch (instrument) {
                case "counter" -> List.of(series + "_total");
                // A native histogram has the name alone.
                case "histogram" -> List.of(series, series + "_bucket", series + "_count", series + "_sum");
                case "gauge", "up-down counter" -> List.of(series);
                default -> throw new IllegalArgumentException(name + ": unknown instrument " + instrument);
            };
        }
    }

    private MetricsPage() {}

    /**
     * Reads the tables of the page.
     *
     * @param page docs/metrics.md
     */
    public static MetricsPage read(Path page) {
        MetricsPage read = new MetricsPage();
        try {
            boolean resource = false;
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("## ")) {
                    resource = line.equals("## Resource");
                }
                Matcher metric = METRIC.matcher(line);
                if (metric.matches()) {
                    read.metrics.add(new Metric(metric.group(1), metric.group(2), metric.group(3)));
                    read.addAttributes(metric.group(4));
                } else if (resource && line.startsWith("| `")) {
                    read.addAttributes(line.split("\\|", -1)[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // "The same as `oldpath.uses`".
        read.attributes.removeAll(read.metrics());
        return read;
    }

    /** Names with a dot; those that begin with one continue the first, as in `oldpath.path.scope`, `.reason`. */
    private void addAttributes(String cell) {
        String parent = "";
        Matcher names = QUOTED.matcher(cell);
        while (names.find()) {
            String name = names.group(1);
            if (name.startsWith(".")) {
                attributes.add(parent + name);
            } else if (name.contains(".")) {
                attributes.add(name);
                parent = name.substring(0, name.lastIndexOf('.'));
            }
        }
    }

    /** Metrics as OTLP names them. */
    public Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        metrics.forEach(metric -> names.add(metric.name()));
        return names;
    }

    /** Attributes of points and resources, as OTLP names them. */
    public Set<String> attributes() {
        return new TreeSet<>(attributes);
    }

    /** Metrics as Prometheus names them. */
    public Set<String> series() {
        Set<String> names = new TreeSet<>();
        metrics.forEach(metric -> names.addAll(metric.series()));
        return names;
    }

    /** Attributes as Prometheus names them. */
    public Set<String> labels() {
        Set<String> names = new TreeSet<>();
        attributes.forEach(attribute -> names.add(label(attribute)));
        return names;
    }

    private static String label(String name) {
        return name.replace('.', '_');
    }
}
