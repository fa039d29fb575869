package dev.oldpath.review.evidence;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.otlp.Point.Buckets;
import dev.oldpath.review.time.Bounded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One path in one service, while its points are read. */
final class PathFold {

    private record UserKey(String client, String clientVersion, String serviceVersion) {}

    /**
     * How the marks in one version describe the path.
     *
     * @param reach how long this holds for an instance that reported it, milliseconds
     */
    private record Marks(String version, long time, long reach, Map<String, String> facts) {}

    /** The series of one process do not start at the same millisecond. */
    private static final long TOGETHER = 1_000;

    private final String id;
    private final long asOf;
    private final SortedSet<String> kinds = new TreeSet<>();
    private boolean kindLost;
    private final Set<String> scopes = new TreeSet<>();
    private final Set<RunFold> withoutScope = new HashSet<>();
    private final Set<RunFold> showing = new HashSet<>();
    private final Set<String> describing = new HashSet<>();
    private boolean absent;
    /** The routes of its rules for endpoints, as each run reported them, by the start of the series. */
    private final Map<RunFold, NavigableMap<Long, Set<String>>> routes = new HashMap<>();

    /** The runs that counted a use of it as an endpoint, with the starts of these series. */
    private final Map<RunFold, Set<Long>> usedAsEndpoint = new HashMap<>();

    private final Map<String, Marks> marks = new HashMap<>();
    private long quiet;
    private long dataAge;
    private final Map<String, Long> knownSince = new TreeMap<>();
    private final Map<UserKey, UserFold> users = new HashMap<>();
    private final Map<String, Long> overflows = new HashMap<>();

    PathFold(String id, long asOf) {
        this.id = id;
        this.asOf = asOf;
    }

    void info(Point point, RunFold run) {
        if (point.attribute(Attribute.PATH_STATE).equals("absent")) {
            absent = true;
            addKind(point);
        } else {
            known(point, run);
            describing.add(run.version());
            if (isEndpoint(point)) {
                routes.computeIfAbsent(run, any -> new TreeMap<>())
                        .computeIfAbsent(point.start(), any -> new HashSet<>())
                        .add(point.attribute(Attribute.ROUTE));
            }
            String scope = point.attribute(Attribute.PATH_SCOPE);
            if (scope.isEmpty()) {
                withoutScope.add(run);
            } else {
                scopes.add(scope);
            }
        }
        quiet = Math.max(quiet, Bounded.millis(point.attribute(Attribute.PATH_QUIET)));
        marks.merge(run.version(), marks(point, run), (before, now) -> {
            Marks newest = now.time() >= before.time() ? now : before;
            if (now.time() == before.time()) {
                // The same path as another kind, or another instance: what only one of them knows is known.
                before.facts().forEach(now.facts()::putIfAbsent);
            }
            return newest;
        });
    }

    private static Marks marks(Point point, RunFold run) {
        Map<String, String> facts = new TreeMap<>();
        point.attributes().forEach((name, value) -> {
            if (name.startsWith(Attribute.OF_PATH)) {
                facts.put(name.substring(Attribute.OF_PATH.length()), value);
            } else if (name.equals(Attribute.FUNCTION) || name.equals(Attribute.ROUTE)) {
                facts.put(name, value);
            }
        });
        List.of("id", "kind", "state", "scope", "reason", "quiet").forEach(facts::remove);
        return new Marks(run.version(), point.time(), run.reach(), facts);
    }

    /**
     * What the marks say, by the newest version that says it; with all versions where those differ that run at the same time.
     */
    private Map<String, String> facts() {
        List<Marks> newestFirst = marks.values().stream()
                .sorted(Comparator.comparingLong(Marks::time)
                        .thenComparing(Marks::version)
                        .reversed())
                .toList();
        Map<String, Map<String, List<String>>> versionsByValue = new TreeMap<>();
        for (Marks of : newestFirst) {
            boolean runs = of.time() + of.reach() > newestFirst.get(0).time();
            of.facts().forEach((name, value) -> {
                Map<String, List<String>> values = versionsByValue.computeIfAbsent(name, any -> new LinkedHashMap<>());
                if (values.isEmpty() || runs) {
                    values.computeIfAbsent(value, any -> new ArrayList<>()).add(of.version());
                }
            });
        }
        Map<String, String> facts = new TreeMap<>();
        versionsByValue.forEach((name, values) -> facts.put(
                name,
                values.size() == 1
                        ? values.keySet().iterator().next()
                        : values.entrySet().stream()
                                .map(value -> value.getKey() + " (" + String.join(", ", value.getValue()) + ")")
                                .collect(Collectors.joining(", "))));
        return facts;
    }

    private static boolean isEndpoint(Point point) {
        return point.attribute(Attribute.PATH_KIND).equals("endpoint");
    }

    /** A request has matched the rule, so it names an endpoint: also where another instance cannot tell. */
    private void proves(Point point, RunFold run) {
        if (isEndpoint(point)) {
            usedAsEndpoint.computeIfAbsent(run, any -> new HashSet<>()).add(point.start());
        }
    }

    private Set<String> provenRoutes() {
        Set<String> proven = new HashSet<>();
        usedAsEndpoint.forEach((run, starts) -> {
            NavigableMap<Long, Set<String>> reported = routes.getOrDefault(run, Collections.emptyNavigableMap());
            starts.forEach(start -> proven.addAll(routesAt(start, reported)));
        });
        return proven;
    }

    /**
     * A process may start again as the same instance in the same version, with another rule under the same id: a use proves the rule that
     * its own process had. Where that cannot be told, it proves the only rule there was.
     */
    private static Set<String> routesAt(long start, NavigableMap<Long, Set<String>> reported) {
        Set<String> all = reported.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (all.size() <= 1) {
            return all;
        }
        Map.Entry<Long, Set<String>> own = reported.floorEntry(start + TOGETHER);
        boolean known = start > 0 && reported.firstKey() > 0;
        return known && own != null ? own.getValue() : Set.of();
    }

    void uses(Point point, RunFold run) {
        if (!Bounded.isAmount(point.value())) {
            user(point, run).lastUsed(point, run, point.time());
        } else if (point.value() > 0) {
            proves(point, run);
            user(point, run).uses(point, run);
        }
    }

    void lastUsed(Point point, RunFold run) {
        if (!Bounded.isAmount(point.value())) {
            user(point, run).lastUsed(point, run, point.time());
        } else if (point.value() > 0) {
            proves(point, run);
            user(point, run).lastUsed(point, run, Math.min(asOf, (long) (point.value() * 1000)));
        }
    }

    void dataAge(Point point, RunFold run) {
        dataAge = Math.max(dataAge, age(point));
        if (point.value() != 0) {
            known(point, run);
        }
    }

    /** The bound of the age of the oldest data that a point holds, milliseconds; the longest when it cannot be read. */
    static long age(Point point) {
        Buckets buckets = point.buckets();
        return Bounded.millis(buckets == null ? Double.NaN : buckets.largestBound());
    }

    void overflow(Point point, RunFold run) {
        overflows.merge(run.version() + '\n' + run.instance(), (long) point.value(), Math::max);
        if (point.value() != 0) {
            knownSince.merge(run.version(), point.time(), Math::min); // it has no kind that could be lost
        }
    }

    /** The run has the path. */
    void known(Point point, RunFold run) {
        addKind(point);
        knownSince.merge(run.version(), point.time(), Math::min);
        showing.add(run);
    }

    private void addKind(Point point) {
        String kind = point.attribute(Attribute.PATH_KIND);
        if (!kind.isEmpty()) {
            kinds.add(kind);
        } else {
            kindLost = true;
        }
    }

    /** Whether it was reported as a path, or anything showed that it was used. */
    boolean isKnown() {
        return !knownSince.isEmpty() || absent;
    }

    private UserFold user(Point point, RunFold run) {
        UserKey key = new UserKey(
                point.attribute(Attribute.CLIENT_NAME), point.attribute(Attribute.CLIENT_VERSION), run.version());
        return users.computeIfAbsent(key, newKey -> new UserFold());
    }

    /**
     * Agents of contract 2 send the scope: if it is missing, it was lost on its way. So was that of a version whose uses alone arrived; but
     * of a process that never reported, uses are all that another one exports.
     */
    private Set<String> scopes() {
        Set<String> found = new TreeSet<>(scopes);
        boolean undescribed = showing.stream()
                .anyMatch(run -> run.isContract2() && run.hasReported() && !describing.contains(run.version()));
        if (undescribed || withoutScope.stream().anyMatch(RunFold::isContract2)) {
            found.add(Inventory.LOST_SCOPE);
        }
        return found;
    }

    /**
     * Everything about the path.
     *
     * @param dataAgeOfAny the age of data that may have reached any path of the service, milliseconds
     */
    PathEvidence toEvidence(long dataAgeOfAny) {
        long from =
                knownSince.values().stream().mapToLong(Long::longValue).min().orElse(asOf);
        List<User> built = users.entrySet().stream()
                .map(entry -> entry.getValue()
                        .toUser(
                                entry.getKey().client(),
                                entry.getKey().clientVersion(),
                                entry.getKey().serviceVersion(),
                                asOf))
                .sorted(Comparator.comparingLong(User::lastUsed)
                        .reversed()
                        .thenComparing(User::client)
                        .thenComparing(User::clientVersion)
                        .thenComparing(User::serviceVersion))
                .toList();
        List<UseSeries> series =
                users.values().stream().flatMap(UserFold::allSeries).toList();
        long overflow = overflows.values().stream().mapToLong(Long::longValue).sum();
        return new PathEvidence(
                id,
                new PathEvidence.Description(kinds, kindLost, scopes(), facts()),
                quiet,
                Math.max(dataAge, dataAgeOfAny),
                knownSince,
                provenRoutes(),
                new PathEvidence.Usage(built, overflow, Curve.of(from, asOf, series)));
    }
}
