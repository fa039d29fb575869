package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.Export;
import dev.oldpath.it.otlp.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The uses of one process, from all that was ever exported for its version. */
final class Recovered {
    private final Map<String, Double> lastUsed = new HashMap<>();
    private int withoutHeartbeat;
    private boolean ended;

    private Recovered() {}

    static Recovered of(Evidence evidence, String version) {
        Recovered recovered = new Recovered();
        for (Export export : evidence.exports()) {
            if (version.equals(export.resource().get("service.version"))) {
                recovered.add(export.points());
            }
        }
        return recovered;
    }

    private void add(List<Point> points) {
        if (points.stream().noneMatch(point -> point.metric().equals("oldpath.agent.info"))) {
            withoutHeartbeat++;
        }
        ended |= points.stream().anyMatch(point -> point.metric().equals("oldpath.agent.end.timestamp"));
        for (Point point : points) {
            if (point.metric().equals("oldpath.last_used.timestamp")) {
                lastUsed.merge(key(point), point.value(), Math::max);
            }
        }
        for (Point point : points) {
            if (point.metric().equals("oldpath.uses") && point.count() > 0) {
                assertThat(lastUsed).containsKey(key(point));
            }
        }
    }

    private static String key(Point point) {
        return point.attribute("oldpath.path.id") + " " + point.attribute("oldpath.client.name");
    }

    /** How many exports another process made for this one. */
    int byOthers() {
        return withoutHeartbeat;
    }

    /** Whether its end is known. */
    boolean hasEnded() {
        return ended;
    }

    /** When a path was last used, Unix time in milliseconds. */
    double lastUsed(String path, String client) {
        return 1e3 * Objects.requireNonNull(lastUsed.get(path + " " + client), () -> path + " by " + client);
    }

    /** The lines of {@code com.acme.crashing.Main} for uses that are missing, or known as older than they were. */
    List<String> lost(List<String> lines, long allowedMillis) {
        return lines.stream().filter(line -> isLost(line, allowedMillis)).toList();
    }

    private boolean isLost(String line, long allowedMillis) {
        String[] words = line.split(" ", -1);
        if (words.length != 4) {
            return false; // the line with which it died
        }
        Double last = lastUsed.get(words[1] + " " + words[2]);
        // The next use has the same line but for its time, so a first use is never known as too old.
        return last == null || 1e3 * last < Long.parseLong(words[3]) - allowedMillis;
    }
}
