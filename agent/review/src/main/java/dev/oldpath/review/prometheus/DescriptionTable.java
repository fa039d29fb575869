package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Series;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The description of each path of an environment, from any service. */
final class DescriptionTable {
    private static final String PREFIX = Attribute.OF_PATH.replace('.', '_');
    private static final String KIND = PREFIX + "kind";

    private final Map<SeriesKey, Map<String, String>> infos = new HashMap<>();
    private final Map<SeriesKey, SortedSet<String>> kinds = new HashMap<>();

    DescriptionTable(Recorded recorded) {
        for (Sample sample : recorded.series(Series.PATH_INFO)) {
            Map<String, String> info = infos.computeIfAbsent(key(sample), any -> new TreeMap<>());
            sample.labels().forEach((label, value) -> {
                if (label.startsWith(PREFIX) && !label.equals(PREFIX + "id") && !label.equals(KIND)) {
                    info.put(label.substring(PREFIX.length()), value);
                }
            });
            addKind(sample);
        }
        // The info is the newest description alone; a path of several kinds has one of each.
        recorded.series(Series.PATH_DESCRIBED_TIMESTAMP_SECONDS).forEach(this::addKind);
    }

    private void addKind(Sample sample) {
        String kind = sample.label(KIND);
        if (!kind.isEmpty()) {
            kinds.computeIfAbsent(key(sample), any -> new TreeSet<>()).add(kind);
        }
    }

    private static SeriesKey key(Sample sample) {
        SeriesKey key = SeriesKey.of(sample);
        return new SeriesKey(key.environment(), "", key.path());
    }

    Map<String, String> info(String environment, String path) {
        return infos.getOrDefault(new SeriesKey(environment, "", path), Map.of());
    }

    SortedSet<String> kinds(String environment, String path) {
        return kinds.getOrDefault(new SeriesKey(environment, "", path), new TreeSet<>());
    }
}
