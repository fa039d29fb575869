package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Metric;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the server names what the agents send. The rules read one way of the four that Prometheus has. */
final class MetricNames {
    private static final String QUERY = "count by (__name__) (last_over_time({__name__=~\"oldpath[._].+\"}[1h]))";
    private static final String UNREAD_NOW =
            "count by (__name__) (last_over_time({__name__=~\"oldpath[.].+|oldpath_uses\"}[10m]))";
    private static final String PLAIN_USES = Metric.USES.replace('.', '_');
    private static final String EXPECTED_USES = PLAIN_USES + "_total";

    private MetricNames() {}

    /** What to change, if the names of the last hour are only others than those that the rules read; else nothing. */
    static @Nullable String problem(PrometheusApi client, @Nullable Instant asOf) {
        SortedSet<String> names = new TreeSet<>();
        client.query(QUERY, asOf).forEach(sample -> names.add(sample.label("__name__")));
        if (names.contains(EXPECTED_USES)) {
            return null;
        }
        for (String name : names) {
            if (name.indexOf('.') >= 0 || name.equals(PLAIN_USES)) {
                return "the OldPath metrics" + unread(name);
            }
        }
        return null;
    }

    /** What to change, if some of the last minutes have names that the rules do not read; else nothing. */
    static Optional<String> note(PrometheusApi client, @Nullable Instant asOf) {
        return client.query(UNREAD_NOW, asOf).stream()
                .map(sample -> sample.label("__name__"))
                .min(Comparator.naturalOrder())
                .map(name -> "some OldPath metrics" + unread(name));
    }

    private static String unread(String name) {
        return " have names there that the rules do not read (" + name + "); set"
                + " otlp.translation_strategy to UnderscoreEscapingWithSuffixes in its configuration";
    }
}
