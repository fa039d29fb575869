package dev.oldpath.review.prometheus;

import dev.oldpath.review.evidence.User;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.VersionReview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The recorded series, each read once and looked up by path. */
final class SeriesTable {
    private static final String PREFIX = "oldpath_path_";

    private record UserKey(SeriesKey path, String client, String clientVersion, String serviceVersion) {
        static UserKey of(Sample sample) {
            return new UserKey(
                    SeriesKey.of(sample),
                    sample.label("oldpath_client_name"),
                    sample.label("oldpath_client_version"),
                    sample.label("service_version"));
        }
    }

    private final Recorded recorded;
    private final Map<String, Map<SeriesKey, Double>> values = new HashMap<>();
    private final Map<SeriesKey, Reason> reasons = new HashMap<>();
    private final Map<SeriesKey, List<User>> users = new HashMap<>();
    private final VersionTable versions;
    private final Map<SeriesKey, Map<String, String>> infos = new HashMap<>();

    SeriesTable(Recorded recorded) {
        this.recorded = recorded;
        for (Sample sample : recorded.series("oldpath:reason:info{service_name!=\"\"}")) {
            reasons.merge(SeriesKey.of(sample), reason(sample), SeriesTable::first);
        }
        readUsers();
        this.versions = new VersionTable(recorded);
        for (Sample sample : recorded.series("oldpath:path:info")) {
            Map<String, String> info = new TreeMap<>();
            sample.labels().forEach((label, value) -> {
                if (label.startsWith(PREFIX) && !label.equals("oldpath_path_id")) {
                    info.put(label.substring(PREFIX.length()), value);
                }
            });
            SeriesKey key = SeriesKey.of(sample);
            infos.computeIfAbsent(new SeriesKey(key.environment(), "", key.path()), any -> new TreeMap<>())
                    .putAll(info);
        }
    }

    private static Reason reason(Sample sample) {
        String code = sample.label("reason");
        try {
            return Reason.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw Problem.unreadable("the rules give the reason '" + code
                    + "', which this version does not know; rules and command line have to be of one release");
        }
    }

    private static Reason first(Reason a, Reason b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private void readUsers() {
        Map<UserKey, Double> uses = new HashMap<>();
        for (Sample sample : recorded.series("oldpath:client_uses:total")) {
            uses.put(UserKey.of(sample), sample.value());
        }
        for (Sample sample : recorded.series("oldpath:client_last_used_timestamp_seconds")) {
            UserKey key = UserKey.of(sample);
            users.computeIfAbsent(key.path(), any -> new ArrayList<>())
                    .add(new User(
                            key.client(),
                            key.clientVersion(),
                            sample.label("oldpath_client_source"),
                            key.serviceVersion(),
                            Math.round(uses.getOrDefault(key, 0.0)),
                            Math.round(sample.value() * 1000)));
        }
        users.values()
                .forEach(list ->
                        list.sort(Comparator.comparingLong(User::lastUsed).reversed()));
    }

    double value(String series, SeriesKey key, double otherwise) {
        return values(series).getOrDefault(key, otherwise);
    }

    @Nullable
    Instant time(String series, SeriesKey key) {
        double seconds = value(series, key, 0);
        return seconds > 0 ? Recorded.at(seconds) : null;
    }

    @Nullable
    Instant evidenceGapEnd() {
        return time("oldpath:evidence_gap_end_timestamp_seconds", new SeriesKey("", "", ""));
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
        return users.getOrDefault(key, List.of());
    }

    Map<String, String> info(String environment, String path) {
        return infos.getOrDefault(new SeriesKey(environment, "", path), Map.of());
    }

    Duration duration(String series, SeriesKey key) {
        return Duration.ofSeconds((long) value(series, key, 0));
    }

    /** How far event time is behind the given moment; only message paths have an event time of their own. */
    Duration backlog(SeriesKey key, Instant moment) {
        Instant eventTime =
                time("oldpath:event_time_timestamp_seconds", new SeriesKey(key.environment(), key.service(), ""));
        return eventTime == null || eventTime.isAfter(moment) ? Duration.ZERO : Duration.between(eventTime, moment);
    }

    List<VersionReview> versions(SeriesKey path, @Nullable Instant observedSince) {
        return versions.of(path, observedSince);
    }
}
