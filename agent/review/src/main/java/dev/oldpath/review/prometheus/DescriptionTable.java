package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Series;
import java.util.Comparator;
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
        recorded.series(Series.PATH_INFO).forEach(this::add);
        // The info is the newest description alone; other versions and kinds say more.
        recorded.series(Series.PATH_DESCRIBED_TIMESTAMP_SECONDS).stream()
                .sorted(Comparator.comparingDouble(Sample::value).reversed())
                .forEach(this::add);
    }

    /** Adds what is not known yet. */
    private void add(Sample sample) {
        Map<String, String> info = infos.computeIfAbsent(key(sample), any -> new TreeMap<>());
        sample.labels().forEach((label, value) -> {
            if (label.startsWith(PREFIX) && !label.equals(PREFIX + "id") && !label.equals(KIND)) {
                info.putIfAbsent(label.substring(PREFIX.length()), value);
            }
        });
        addKind(sample);
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
