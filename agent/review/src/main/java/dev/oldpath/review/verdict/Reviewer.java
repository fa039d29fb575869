package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.Curve;
import dev.oldpath.review.evidence.Evidence;
import dev.oldpath.review.evidence.PathEvidence;
import dev.oldpath.review.evidence.Run;
import dev.oldpath.review.evidence.ServiceEvidence;
import dev.oldpath.review.evidence.VersionNumber;
import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.verdict.VersionReview.Counting;
import dev.oldpath.review.verdict.VersionReview.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Evidence to a review of every path. */
public final class Reviewer {
    private record PathKey(String environment, String id) implements Comparable<PathKey> {
        @Override
        public int compareTo(PathKey other) {
            int byId = id.compareTo(other.id);
            return byId != 0 ? byId : environment.compareTo(other.environment);
        }
    }

    private final Fleet fleet;
    private final Duration defaultWindow;

    public Reviewer(Fleet fleet, Duration defaultWindow) {
        this.fleet = fleet;
        this.defaultWindow = defaultWindow;
    }

    /** Reviews the wanted services; the others still count as witnesses of holes in the evidence. */
    public List<PathReview> review(Evidence evidence, Predicate<ServiceEvidence> wanted) {
        Judge judge = new Judge(evidence, fleet, defaultWindow);
        Map<PathKey, List<ServiceReview>> reviews = new TreeMap<>();
        Map<PathKey, List<PathEvidence>> paths = new TreeMap<>();
        List<ServiceCoverage> declared = new ArrayList<>();
        for (ServiceEvidence service : evidence.services()) {
            if (wanted.test(service)) {
                ServiceCoverage coverage = new ServiceCoverage(
                        service, fleet.expected(service.environment(), service.service()), evidence.asOf());
                declared.add(coverage);
                service.paths().forEach((id, path) -> {
                    PathKey key = new PathKey(service.environment(), id);
                    reviews.computeIfAbsent(key, newKey -> new ArrayList<>())
                            .add(service(judge, coverage, path, evidence.asOf()));
                    paths.computeIfAbsent(key, newKey -> new ArrayList<>()).add(path);
                });
            }
        }
        declared.addAll(silent(evidence, wanted));
        Map<String, Duration> windows = longestWindows(reviews);
        elsewhere(reviews, declared).forEach(key -> reviews.put(key, new ArrayList<>()));
        List<PathReview> result = new ArrayList<>();
        reviews.forEach((key, services) -> {
            services.addAll(unknowing(judge, key, services, declared, windows.getOrDefault(key.id(), Duration.ZERO)));
            if (!services.isEmpty()) {
                result.add(path(key, services, paths));
            }
        });
        return result;
    }

    /**
     * The paths in the environments where nobody reported them. What knew such a path there may have lost its evidence, so the
     * declared services can have something against it.
     */
    private static List<PathKey> elsewhere(Map<PathKey, List<ServiceReview>> known, List<ServiceCoverage> declared) {
        return declared.stream()
                .map(coverage -> coverage.service().environment())
                .distinct()
                .flatMap(environment -> known.keySet().stream().map(key -> new PathKey(environment, key.id())))
                .distinct()
                .filter(key -> !known.containsKey(key))
                .toList();
    }

    /** How long each path has to be quiet in the environment in which that is longest. */
    private static Map<String, Duration> longestWindows(Map<PathKey, List<ServiceReview>> known) {
        Map<String, Duration> longest = new HashMap<>();
        known.forEach((key, services) -> services.forEach(service -> longest.merge(
                key.id(), service.judgement().window(), (one, other) -> one.compareTo(other) >= 0 ? one : other)));
        return longest;
    }

    /** The services that have no evidence, but are declared. */
    private List<ServiceCoverage> silent(Evidence evidence, Predicate<ServiceEvidence> wanted) {
        Map<String, Set<String>> reported = new TreeMap<>();
        Set<String> anywhere = new TreeSet<>();
        for (ServiceEvidence service : evidence.services()) {
            reported.computeIfAbsent(service.environment(), environment -> new TreeSet<>())
                    .add(service.service());
            // One that has no environment may have lost it on its way, if only others are asked for.
            if (!service.environment().isEmpty() || wanted.test(service)) {
                anywhere.add(service.service());
            }
        }
        // What is declared for an environment of its own is missed there, also when nothing of that environment
        // arrives.
        fleet.declaredEnvironments()
                .forEach(environment -> reported.computeIfAbsent(environment, none -> new TreeSet<>()));
        List<ServiceCoverage> silent = new ArrayList<>();
        reported.forEach((environment, services) -> {
            for (String name : fleet.declared(environment, anywhere)) {
                ServiceEvidence none = ServiceEvidence.none(environment, name);
                if (!services.contains(name) && wanted.test(none)) {
                    silent.add(new ServiceCoverage(none, fleet.expected(environment, name), evidence.asOf()));
                }
            }
        });
        return silent;
    }

    /** What declared services that never reported a path have against it. */
    private static List<ServiceReview> unknowing(
            Judge judge,
            PathKey path,
            List<ServiceReview> knowing,
            List<ServiceCoverage> declared,
            Duration elsewhere) {
        Set<String> names = knowing.stream().map(ServiceReview::service).collect(Collectors.toSet());
        Duration window = knowing.stream()
                .map(service -> service.judgement().window())
                .max(Comparator.naturalOrder())
                .orElse(elsewhere);
        long observedSince = knowing.stream()
                .map(service -> service.judgement().dates().observedSince())
                .filter(Objects::nonNull)
                .mapToLong(Instant::toEpochMilli)
                .min()
                .orElse(Long.MAX_VALUE);
        List<ServiceReview> objections = new ArrayList<>();
        for (ServiceCoverage coverage : declared) {
            ServiceEvidence service = coverage.service();
            if (service.environment().equals(path.environment()) && !names.contains(service.service())) {
                Judgement judgement = judge.judgeUnknowing(coverage, window, observedSince);
                if (judgement != null) {
                    objections.add(new ServiceReview(
                            service.service(),
                            judgement,
                            new ServiceReview.Instances(coverage.expected().toString(), coverage.reporting()),
                            ServiceReview.Users.NOBODY,
                            List.of(),
                            ServiceReview.Delays.NONE));
                }
            }
        }
        return objections;
    }

    private ServiceReview service(Judge judge, ServiceCoverage coverage, PathEvidence path, long asOf) {
        ServiceEvidence service = coverage.service();
        return new ServiceReview(
                service.service(),
                judge.judge(coverage, path),
                new ServiceReview.Instances(coverage.expected().toString(), coverage.reporting()),
                new ServiceReview.Users(path.usage().users(), path.usage().overflow() > 0),
                versions(service, path, asOf),
                new ServiceReview.Delays(
                        Duration.ofMillis(path.dataAge()),
                        Duration.ofMillis(service.backlog()),
                        fleet.rollbackHorizon(service.environment(), service.service())));
    }

    private static List<VersionReview> versions(ServiceEvidence service, PathEvidence path, long asOf) {
        Map<String, List<Run>> byVersion = new TreeMap<>();
        service.runs()
                .forEach(run -> byVersion
                        .computeIfAbsent(run.version(), version -> new ArrayList<>())
                        .add(run));
        List<VersionReview> versions = new ArrayList<>();
        byVersion.forEach((version, runs) -> {
            long first = service.firstReport(version);
            if (first != Long.MAX_VALUE) {
                long last = runs.stream()
                        .filter(run -> !run.reporting().isEmpty())
                        .mapToLong(run -> run.reporting().lastEnd() - run.reach())
                        .max()
                        .orElse(first);
                int now = (int) runs.stream()
                        .filter(run -> run.reporting().contains(asOf))
                        .count();
                versions.add(new VersionReview(
                        version,
                        presence(service, path, version),
                        counting(runs, path.id(), asOf),
                        now,
                        Instant.ofEpochMilli(first),
                        Instant.ofEpochMilli(last)));
            }
        });
        return versions;
    }

    private static Counting counting(List<Run> runs, String path, long asOf) {
        List<Run.Watch> watches = runs.stream().map(run -> run.watch(path)).toList();
        if (watches.stream().anyMatch(watch -> watch.failed().spans().contains(asOf))) {
            return Counting.NONE;
        }
        return watches.stream().anyMatch(watch -> watch.uncountable().spans().contains(asOf))
                ? Counting.SOME
                : Counting.ALL;
    }

    private static Presence presence(ServiceEvidence service, PathEvidence path, String version) {
        if (path.knownSince().containsKey(version)) {
            return Presence.KNOWS;
        }
        Set<String> knowing = new TreeSet<>(path.knownSince().keySet());
        knowing.addAll(service.undescribedVersions());
        knowing.remove(version);
        if (!VersionNumber.isAbove(version, knowing)) {
            return Presence.WITHOUT_MARK;
        }
        boolean proven = service.runs().stream()
                .filter(run -> run.version().equals(version) && run.contract2())
                .allMatch(run -> run.watch(path.id()).absent().contains(run.lastReport())
                        || run.inventory().covers(path.description().scopes()).contains(run.lastReport()));
        return proven ? Presence.REMOVED : Presence.UNPROVEN;
    }

    private static PathReview path(PathKey key, List<ServiceReview> services, Map<PathKey, List<PathEvidence>> known) {
        List<PathEvidence> here = known.getOrDefault(key, List.of());
        List<PathEvidence> described = !here.isEmpty()
                ? here
                : known.entrySet().stream()
                        .filter(entry -> entry.getKey().id().equals(key.id()))
                        .flatMap(entry -> entry.getValue().stream())
                        .toList();
        Map<String, String> info = new TreeMap<>();
        described.forEach(path -> path.description().info().forEach(info::putIfAbsent));
        return new PathReview(
                key.environment(),
                key.id(),
                described.stream()
                        .flatMap(path -> path.description().kinds().stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                info,
                Overall.of(services),
                services,
                here.isEmpty()
                        ? null
                        : Curve.sum(
                                here.stream().map(path -> path.usage().curve()).toList()));
    }
}
