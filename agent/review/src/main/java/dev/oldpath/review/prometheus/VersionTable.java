package dev.oldpath.review.prometheus;

import dev.oldpath.review.evidence.VersionNumber;
import dev.oldpath.review.verdict.VersionReview;
import dev.oldpath.review.verdict.VersionReview.Mark;
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
            return new Version(SeriesKey.of(sample), sample.label("service_version"));
        }
    }

    private final Map<SeriesKey, Map<String, Instant>> first = new HashMap<>();
    private final Map<Version, Instant> last = new HashMap<>();
    private final Map<Version, Integer> reporting = new HashMap<>();
    private final Set<Version> knowing = new HashSet<>();

    VersionTable(Recorded recorded) {
        for (Sample sample : recorded.series("oldpath:version_first_report_timestamp_seconds")) {
            first.computeIfAbsent(SeriesKey.of(sample), key -> new TreeMap<>())
                    .put(sample.label("service_version"), Recorded.at(sample.value()));
        }
        recorded.series("oldpath:version_last_report_timestamp_seconds")
                .forEach(sample -> last.put(Version.of(sample), Recorded.at(sample.value())));
        recorded.series("oldpath:reporting_versions:count")
                .forEach(sample -> reporting.put(Version.of(sample), (int) sample.value()));
        recorded.series("oldpath:version_path_timestamp_seconds").forEach(sample -> knowing.add(Version.of(sample)));
    }

    List<VersionReview> of(SeriesKey path) {
        SeriesKey service = new SeriesKey(path.environment(), path.service(), "");
        List<VersionReview> versions = new ArrayList<>();
        first.getOrDefault(service, Map.of()).forEach((version, seen) -> {
            Version key = new Version(service, version);
            versions.add(new VersionReview(
                    version,
                    mark(new Version(path, version)),
                    reporting.getOrDefault(key, 0),
                    seen,
                    last.getOrDefault(key, seen)));
        });
        return versions;
    }

    private Mark mark(Version version) {
        if (knowing.contains(version)) {
            return Mark.KNOWS;
        }
        List<String> others = knowing.stream()
                .filter(known -> known.key().equals(version.key()))
                .map(Version::version)
                .toList();
        return VersionNumber.isAbove(version.version(), others) ? Mark.REMOVED : Mark.WITHOUT_MARK;
    }
}
