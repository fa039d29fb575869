package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Series;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.evidence.User.Act;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who used each path and how often; kinds, reads and writes apart. */
final class UserTable {
    private record UserKey(SeriesKey path, String client, String clientVersion, String serviceVersion) {
        static UserKey of(Sample sample) {
            return new UserKey(
                    SeriesKey.of(sample),
                    sample.attribute(Attribute.CLIENT_NAME),
                    sample.attribute(Attribute.CLIENT_VERSION),
                    sample.attribute(Attribute.SERVICE_VERSION));
        }
    }

    private final Map<SeriesKey, List<User>> users = new HashMap<>();

    UserTable(Recorded recorded) {
        Map<UserKey, Double> uses = new HashMap<>();
        for (Sample sample : recorded.series(Series.CLIENT_USES_TOTAL)) {
            uses.put(UserKey.of(sample), sample.value());
        }
        Map<UserKey, SortedMap<Act, Long>> acts = new HashMap<>();
        for (Sample sample : recorded.series(Series.CLIENT_KIND_USES_TOTAL)) {
            Act act = new Act(sample.attribute(Attribute.PATH_KIND), sample.attribute(Attribute.ACCESS));
            acts.computeIfAbsent(UserKey.of(sample), any -> new TreeMap<>()).put(act, Math.round(sample.value()));
        }
        for (Sample sample : recorded.series(Series.CLIENT_LAST_USED_TIMESTAMP_SECONDS)) {
            UserKey key = UserKey.of(sample);
            users.computeIfAbsent(key.path(), any -> new ArrayList<>())
                    .add(new User(
                            key.client(),
                            key.clientVersion(),
                            sample.attribute(Attribute.CLIENT_SOURCE),
                            key.serviceVersion(),
                            Math.round(uses.getOrDefault(key, 0.0)),
                            acts.getOrDefault(key, new TreeMap<>()),
                            Math.round(sample.value() * 1000)));
        }
        users.values()
                .forEach(list ->
                        list.sort(Comparator.comparingLong(User::lastUsed).reversed()));
    }

    List<User> of(SeriesKey path) {
        return users.getOrDefault(path, List.of());
    }
}
