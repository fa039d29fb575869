package dev.oldpath.review.evidence;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.otlp.Point;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One client of one path in one service version while its points come in. */
final class UserFold {
    /** A restart of the process starts a new cumulative series, which its start time tells apart. */
    private record SeriesKey(String instance, long start, String source, String kind, String access) {}

    private final Map<SeriesKey, UseSeries> series = new HashMap<>();
    private final TreeSet<String> sources = new TreeSet<>();
    private long lastUsed;

    void uses(Point point, RunFold run) {
        String source = PathFold.source(point);
        sources.add(source);
        series.computeIfAbsent(
                        new SeriesKey(
                                run.instance(),
                                point.start(),
                                source,
                                point.attribute(Attribute.PATH_KIND),
                                point.attribute(Attribute.ACCESS)),
                        key -> new UseSeries(point.start(), run.interval()))
                .add(point.time(), (long) point.value());
    }

    void lastUsed(long time, String source) {
        sources.add(source);
        lastUsed = Math.max(lastUsed, time);
    }

    Stream<UseSeries> allSeries() {
        return series.values().stream();
    }

    User toUser(String client, String clientVersion, String serviceVersion, long asOf) {
        long uses = allSeries().mapToLong(UseSeries::uses).sum();
        long last = Math.max(
                lastUsed,
                allSeries().mapToLong(UseSeries::lastUsedAtLeast).max().orElse(0));
        return new User(
                client, clientVersion, String.join(",", sources), serviceVersion, uses, access(), Math.min(asOf, last));
    }

    private SortedMap<String, Long> access() {
        SortedMap<String, Long> access = new TreeMap<>();
        series.forEach((key, uses) -> {
            if (!key.access.isEmpty()) {
                access.merge(key.access, uses.uses(), Long::sum);
            }
        });
        return access;
    }
}
