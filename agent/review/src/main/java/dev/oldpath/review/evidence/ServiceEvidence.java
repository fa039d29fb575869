package dev.oldpath.review.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One service in one environment.
 *
 * @param environment the empty string when not set
 * @param runs every instance in every version
 * @param paths by id
 * @param backlog how far behind its consumers are now, milliseconds
 * @param delaysLost whether a version sent what makes a verdict later, and never did all of it arrive
 * @param failures what went wrong in its agents, by kind
 */
public record ServiceEvidence(
        String environment,
        String service,
        List<Run> runs,
        Map<String, PathEvidence> paths,
        long backlog,
        boolean delaysLost,
        Map<String, Long> failures) {

    /** Its instances, whatever their version: several series of one instance count once. */
    public List<Instance> instances() {
        Map<String, List<Run>> byInstance = new LinkedHashMap<>();
        for (Run run : runs) {
            byInstance
                    .computeIfAbsent(run.instance(), instance -> new ArrayList<>())
                    .add(run);
        }
        return byInstance.entrySet().stream()
                .map(instance -> Instance.of(instance.getKey(), instance.getValue()))
                .toList();
    }

    public long firstReport() {
        return runs.stream()
                .mapToLong(run -> run.reporting().firstStart())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * When the first point of any instance is from, even of one whose heartbeat does not count: from then on there was
     * something to watch. {@link Long#MAX_VALUE} without any.
     */
    public long firstSign() {
        return runs.stream().mapToLong(Run::firstSign).min().orElse(Long.MAX_VALUE);
    }

    /** When the version first reported. */
    public long firstReport(String version) {
        return runs.stream()
                .filter(run -> run.version().equals(version))
                .mapToLong(run -> run.reporting().firstStart())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The versions that may know every path, because what they know never arrived whole. */
    public Set<String> undescribedVersions() {
        return runs.stream().filter(run -> !run.described()).map(Run::version).collect(Collectors.toSet());
    }

    /** A service without any evidence. */
    public static ServiceEvidence none(String environment, String service) {
        return new ServiceEvidence(environment, service, List.of(), Map.of(), 0, false, Map.of());
    }
}
