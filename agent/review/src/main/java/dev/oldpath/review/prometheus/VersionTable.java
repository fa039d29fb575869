package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Series;
import dev.oldpath.review.evidence.VersionNumber;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.VersionReview;
import dev.oldpath.review.verdict.VersionReview.Counting;
import dev.oldpath.review.verdict.VersionReview.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which versions of a service were seen, and which of them know a path. For the reader only: the rules have judged. */
final class VersionTable {
    private record Version(SeriesKey key, String version) {
        static Version of(Sample sample) {
            return new Version(SeriesKey.of(sample), sample.attribute(Attribute.SERVICE_VERSION));
        }
    }

    private final Map<SeriesKey, Map<String, Instant>> first = new HashMap<>();
    private final Map<Version, Instant> last = new HashMap<>();
    private final Map<Version, Integer> reporting = new HashMap<>();
    private final Set<Version> knowing = new HashSet<>();
    private final Map<Version, Counting> counting = new HashMap<>();

    VersionTable(Recorded recorded) {
        for (Sample sample : recorded.series(Series.VERSION_FIRST_REPORT_TIMESTAMP_SECONDS)) {
            first.computeIfAbsent(SeriesKey.of(sample), key -> new TreeMap<>())
                    .put(sample.attribute(Attribute.SERVICE_VERSION), Recorded.at(sample.value()));
        }
        recorded.series(Series.VERSION_LAST_REPORT_TIMESTAMP_SECONDS)
                .forEach(sample -> last.put(Version.of(sample), Recorded.at(sample.value())));
        recorded.series(Series.REPORTING_VERSIONS_COUNT)
                .forEach(sample -> reporting.put(Version.of(sample), (int) sample.value()));
        recorded.series(Series.VERSION_PATH_TIMESTAMP_SECONDS).forEach(sample -> knowing.add(Version.of(sample)));
        recorded.series(Series.UNWATCHED_PATH_INFO)
                .forEach(sample -> counting.merge(
                        Version.of(sample),
                        counting(sample.label("reason")),
                        (one, other) -> one.compareTo(other) >= 0 ? one : other));
    }

    /** Of a rule that is unproven all uses count that match it. */
    private static Counting counting(String unwatched) {
        if (unwatched.equals(Reason.PATH_UNPROVEN.code())) {
            return Counting.ALL;
        }
        return unwatched.equals(Reason.PATH_FAILED.code()) ? Counting.NONE : Counting.SOME;
    }

    List<VersionReview> of(SeriesKey path) {
        SeriesKey service = new SeriesKey(path.environment(), path.service(), "");
        List<VersionReview> versions = new ArrayList<>();
        first.getOrDefault(service, Map.of()).forEach((version, seen) -> {
            Version key = new Version(service, version);
            versions.add(new VersionReview(
                    version,
                    presence(new Version(path, version)),
                    counting.getOrDefault(new Version(path, version), Counting.ALL),
                    reporting.getOrDefault(key, 0),
                    seen,
                    last.getOrDefault(key, seen)));
        });
        return versions;
    }

    private Presence presence(Version version) {
        if (knowing.contains(version)) {
            return Presence.KNOWS;
        }
        List<String> others = knowing.stream()
                .filter(known -> known.key().equals(version.key()))
                .map(Version::version)
                .toList();
        return VersionNumber.isAbove(version.version(), others) ? Presence.REMOVED : Presence.WITHOUT_MARK;
    }
}
