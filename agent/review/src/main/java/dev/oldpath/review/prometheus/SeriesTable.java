package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Series;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.verdict.Dates;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.VersionReview;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The recorded series, each read once and looked up by path. */
final class SeriesTable {
    private record Doubt(SeriesKey path, Reason reason) {}

    private final Recorded recorded;
    private final Map<String, Map<SeriesKey, Double>> values = new HashMap<>();
    private final Map<SeriesKey, Reason> reasons = new HashMap<>();
    private final Map<Doubt, SortedSet<String>> details = new HashMap<>();
    private final UserTable users;
    private final VersionTable versions;
    private final DescriptionTable descriptions;

    SeriesTable(Recorded recorded) {
        this.recorded = recorded;
        for (Sample sample : recorded.series(Series.REASON_INFO)) {
            reasons.merge(SeriesKey.of(sample), reason(sample), SeriesTable::first);
        }
        for (Sample sample : recorded.series(Series.BLIND_DETAIL_INFO)) {
            details.computeIfAbsent(new Doubt(SeriesKey.of(sample), reason(sample)), any -> new TreeSet<>())
                    .add(sample.attribute(Attribute.PATH_REASON));
        }
        this.users = new UserTable(recorded);
        this.versions = new VersionTable(recorded);
        this.descriptions = new DescriptionTable(recorded);
    }

    private static Reason reason(Sample sample) {
        String code = sample.label("reason");
        try {
            return Reason.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw Problem.unreadable("the rules give the reason '" + code
                    + "', which this version does not know; use rules and command line of the same release");
        }
    }

    private static Reason first(Reason a, Reason b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    double value(String series, SeriesKey key, double otherwise) {
        return values(series).getOrDefault(key, otherwise);
    }

    Dates dates(SeriesKey key) {
        return new Dates(
                time(Series.OBSERVED_SINCE_TIMESTAMP_SECONDS, key),
                time(Series.LAST_USED_TIMESTAMP_SECONDS, key),
                time(Series.GAP_END_TIMESTAMP_SECONDS, key),
                time(Series.EVIDENCE_GAP_END_TIMESTAMP_SECONDS, new SeriesKey("", "", "")),
                time(Series.QUIET_SINCE_TIMESTAMP_SECONDS, key),
                time(Series.SAFE_AT_TIMESTAMP_SECONDS, key));
    }

    private @Nullable Instant time(String series, SeriesKey key) {
        double seconds = value(series, key, 0);
        return seconds > 0 ? Recorded.at(seconds) : null;
    }

    private Map<SeriesKey, Double> values(String series) {
        return values.computeIfAbsent(series, name -> {
            Map<SeriesKey, Double> found = new HashMap<>();
            recorded.series(name).forEach(sample -> found.merge(SeriesKey.of(sample), sample.value(), Math::max));
            return found;
        });
    }

    /** The recorded reason; without one, which only a foreign rule file can bring about, the cautious one. */
    Reason reason(SeriesKey key) {
        return reasons.getOrDefault(key, Reason.NO_DATA);
    }

    List<User> users(SeriesKey key) {
        return users.of(key);
    }

    /** The details that agents report for a reason. */
    List<String> details(SeriesKey key, Reason reason) {
        return List.copyOf(details.getOrDefault(new Doubt(key, reason), new TreeSet<>()));
    }

    Map<String, String> info(String environment, String path) {
        return descriptions.info(environment, path);
    }

    SortedSet<String> kinds(String environment, String path) {
        return descriptions.kinds(environment, path);
    }

    Duration duration(String series, SeriesKey key) {
        return Duration.ofSeconds((long) value(series, key, 0));
    }

    /** How far event time is behind the given moment; only message paths have an event time of their own. */
    Duration backlog(SeriesKey key, Instant moment) {
        Instant eventTime =
                time(Series.EVENT_TIME_TIMESTAMP_SECONDS, new SeriesKey(key.environment(), key.service(), ""));
        return eventTime == null || eventTime.isAfter(moment) ? Duration.ZERO : Duration.between(eventTime, moment);
    }

    List<VersionReview> versions(SeriesKey path) {
        return versions.of(path);
    }
}
