package dev.oldpath.review.evidence;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.otlp.Point;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One client of one path in one service version, while its points are read. */
final class UserFold {
    /** A restart of the process starts a new cumulative series with another start time. */
    private record SeriesKey(Stamped stamped, long start) {}

    /** What has one time of last use. */
    private record Stamped(RunFold run, String source, String kind, String access) {}

    /** The latest time of use, and when the last one was reported. */
    private record Stamp(long time, long reported) {
        static final Stamp NONE = new Stamp(Long.MIN_VALUE, Long.MIN_VALUE);

        Stamp and(Stamp other) {
            return new Stamp(Math.max(time, other.time), Math.max(reported, other.reported));
        }
    }

    private final Map<SeriesKey, UseSeries> series = new HashMap<>();
    private final Map<Stamped, Stamp> stamps = new HashMap<>();
    private final TreeSet<String> sources = new TreeSet<>();

    void uses(Point point, RunFold run) {
        Stamped stamped = stamped(point, run);
        sources.add(stamped.source);
        series.computeIfAbsent(
                        new SeriesKey(stamped, point.start()), key -> new UseSeries(point.start(), run.interval()))
                .add(point.time(), (long) point.value());
    }

    void lastUsed(Point point, RunFold run, long time) {
        Stamped stamped = stamped(point, run);
        sources.add(stamped.source);
        stamps.merge(stamped, new Stamp(time, point.time()), Stamp::and);
    }

    private static Stamped stamped(Point point, RunFold run) {
        return new Stamped(
                run,
                point.attribute(Attribute.CLIENT_SOURCE),
                point.attribute(Attribute.PATH_KIND),
                point.attribute(Attribute.ACCESS));
    }

    Stream<UseSeries> allSeries() {
        return series.values().stream();
    }

    User toUser(String client, String clientVersion, String serviceVersion, long asOf) {
        long uses = allSeries().mapToLong(UseSeries::uses).sum();
        long last =
                lastUses().values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new User(
                client, clientVersion, String.join(",", sources), serviceVersion, uses, acts(), Math.min(asOf, last));
    }

    private Map<Stamped, Long> lastUses() {
        Map<Stamped, Long> uses = new HashMap<>();
        stamps.forEach((stamped, stamp) -> uses.put(stamped, stamp.time));
        series.forEach((key, counted) -> {
            Stamp stamp = stamps.getOrDefault(key.stamped, Stamp.NONE);
            uses.merge(key.stamped, counted.lastUsed(stamp.time, stamp.reported), Math::max);
        });
        return uses;
    }

    private SortedMap<User.Act, Long> acts() {
        SortedMap<User.Act, Long> acts = new TreeMap<>();
        series.forEach(
                (key, uses) -> acts.merge(new User.Act(key.stamped.kind, key.stamped.access), uses.uses(), Long::sum));
        return acts;
    }
}
