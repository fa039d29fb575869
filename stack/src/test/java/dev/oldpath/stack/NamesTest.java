package dev.oldpath.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.grafana.MetricsPage;
import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Metric;
import dev.oldpath.review.contract.Series;
import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that agents send, rules and command line judge by, and dashboards show, are those of docs/metrics.md. */
class NamesTest {
    private static final MetricsPage PAGE = MetricsPage.read(AgentJar.ROOT.resolve("docs/metrics.md"));
    private static final Path PROMETHEUS = AgentJar.ROOT.resolve("collector-config/prometheus");
    private static final Path DASHBOARDS = AgentJar.ROOT.resolve("grafana/dashboards");

    /** The contract has them for agents that watch messages and caches; ours does not yet. */
    private static final Set<String> METRICS_OF_OTHERS = Set.of("oldpath.data.age", "oldpath.backlog.age");

    private static final Set<String> ATTRIBUTES_OF_OTHERS = Set.of(
            "messaging.system", "messaging.destination.name", "messaging.consumer.group.name", "service.namespace");

    private static final Pattern NAME =
            Pattern.compile("(?<![:\\w])(?:oldpath|service|deployment|code|http|messaging|jvm|telemetry)_[a-z_]+\\b");
    private static final Pattern SERIES = Pattern.compile("\\boldpath:\\w+(?::\\w+)?");
    private static final Pattern RECORD = Pattern.compile("(?m)^[\\s#-]*\\{?record: *\"?(oldpath:[\\w:]+)");

    @Test
    void the_agent_sends_what_the_page_says() throws Exception {
        Set<String> metrics = constants("dev.oldpath.telemetry.contract.Metric");
        assertThat(metrics).doesNotContainAnyElementsOf(METRICS_OF_OTHERS);
        metrics.addAll(METRICS_OF_OTHERS);
        assertThat(metrics).isEqualTo(PAGE.metrics());

        Set<String> attributes = constants("dev.oldpath.telemetry.contract.Attribute");
        attributes.addAll(ATTRIBUTES_OF_OTHERS);
        assertThat(attributes).isEqualTo(PAGE.attributes());
    }

    @Test
    void the_command_line_reads_what_the_page_says() throws Exception {
        Set<String> metrics = constants(Metric.class.getName());
        metrics.remove(Metric.PREFIX);
        assertThat(metrics).isNotEmpty().isSubsetOf(PAGE.metrics());

        Set<String> attributes = constants(Attribute.class.getName());
        attributes.removeAll(Set.of(Attribute.OF_PATH, Attribute.CANARY_PATH));
        assertThat(attributes).isNotEmpty().isSubsetOf(PAGE.attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "alerts", "inputs", "tests"})
    void prometheus_reads_what_the_page_says(String folder) throws IOException {
        assertOnThePage(PROMETHEUS.resolve(folder));
    }

    @Test
    void dashboards_show_what_the_page_says() throws IOException {
        assertOnThePage(DASHBOARDS);
    }

    private static void assertOnThePage(Path folder) throws IOException {
        Set<String> known = PAGE.series();
        known.addAll(PAGE.labels());
        for (Path file : files(folder)) {
            assertThat(names(NAME, file)).as(file.toString()).isSubsetOf(known);
        }
    }

    @Test
    void what_the_command_line_dashboards_and_alerts_read_is_recorded() throws Exception {
        Set<String> recorded = new TreeSet<>();
        for (String folder : List.of("rules", "inputs")) {
            for (Path file : files(PROMETHEUS.resolve(folder))) {
                recorded.addAll(names(RECORD, file));
            }
        }
        assertThat(recorded).containsAll(constants(Series.class.getName()));
        for (Path folder : List.of(DASHBOARDS, PROMETHEUS)) {
            for (Path file : files(folder)) {
                Set<String> read = names(SERIES, file);

                assertThat(read).as(file.toString()).isSubsetOf(recorded);
            }
        }
    }

    /** The values of the constants of a class, which need not be public. */
    private static Set<String> constants(String name) throws ReflectiveOperationException {
        Set<String> values = new TreeSet<>();
        for (Field field : Class.forName(name).getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                field.setAccessible(true);
                Object value = field.get(null);
                values.add(value instanceof AttributeKey<?> key ? key.getKey() : (String) value);
            }
        }
        return values;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(yml|json)"))
                    .toList();
        }
    }

    private static Set<String> names(Pattern pattern, Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(match.groupCount()))
                .forEach(names::add);
        return names;
    }
}
