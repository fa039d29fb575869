package dev.oldpath.review.evidence;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Metric;
import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.time.Bounded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One service, while its points are read. */
final class ServiceFold {
    private record RunKey(String version, String instance) {}

    private record Backlog(long time, long millis, RunFold run) {
        /** Of two at the same time the larger one: what distinguished their series was lost. */
        boolean isNewerThan(Backlog other) {
            return time > other.time || (time == other.time && millis > other.millis);
        }
    }

    private record FailureKey(RunKey run, String kind) {}

    private final long asOf;
    private boolean evidence;
    private final Map<RunKey, RunFold> runs = new HashMap<>();
    private final Map<String, PathFold> paths = new TreeMap<>();
    private final Map<Map<String, String>, Backlog> backlogs = new HashMap<>();
    private long backlogAhead;
    private long dataAgeWithoutPath;
    private final Map<FailureKey, Long> failures = new HashMap<>();

    ServiceFold(long asOf) {
        this.asOf = asOf;
    }

    RunFold run(String version, String instance) {
        return runs.computeIfAbsent(new RunKey(version, instance), key -> new RunFold(version, instance));
    }

    /** Whether there is a point of it that counts; a clock that is measured later than the moment that is judged alone is none. */
    boolean hasEvidence() {
        return evidence;
    }

    void accept(Point point, RunFold run) {
        evidence = true;
        run.sign(point);
        if (point.metric().equals(Metric.AGENT_INFO)) {
            run.agentInfo(point);
            takeWaiting(run);
        } else if (!run.waits(point)) {
            take(point, run);
        }
    }

    private void takeWaiting(RunFold run) {
        run.waiting().forEach(point -> take(point, run));
    }

    private void take(Point point, RunFold run) {
        switch (point.metric()) {
            case Metric.PATH_INFO -> {
                if (point.value() > 0 && !isCanary(point)) {
                    path(point).info(point, run);
                    run.pathInfo(point);
                }
            }
            case Metric.USES -> {
                run.use(point);
                if (isCanary(point)) {
                    run.canaryUse(point);
                } else if (point.attribute(Attribute.PATH_ID).isEmpty()) {
                    run.useWithoutPath(point);
                } else {
                    path(point).known(point, run);
                    path(point).uses(point, run);
                    run.uses(point);
                }
            }
            case Metric.LAST_USED_TIMESTAMP -> {
                if (!isCanary(point)) {
                    lastUsed(point, run);
                }
            }
            case Metric.AGENT_USES -> run.sumOfUses(point);
            case Metric.AGENT_PATHS -> run.sumOfPaths(point);
            case Metric.AGENT_DELAYS -> run.sumOfDelays(point);
            case Metric.AGENT_START_TIMESTAMP -> run.started(point);
            case Metric.AGENT_END_TIMESTAMP -> run.ended(point);
            case Metric.AGENT_CLOCK_OFFSET -> run.clockOffset(point);
            case Metric.INVENTORY_INFO -> run.inventory(point);
            case Metric.INVENTORY_SCOPE_INFO -> run.scope(point);
            case Metric.DATA_AGE -> {
                run.age(point);
                dataAge(point, run);
            }
            case Metric.AGENT_OVERFLOWS -> path(point).overflow(point, run);
            case Metric.BACKLOG_AGE -> {
                run.age(point);
                backlog(point, run);
            }
            case Metric.AGENT_FAILURES ->
                failures.merge(
                        new FailureKey(
                                new RunKey(run.version(), run.instance()), point.attribute(Attribute.FAILURE_KIND)),
                        (long) point.value(),
                        Math::max);
            default -> {}
        }
    }

    /**
     * Takes a point that a host's clock, which is ahead, has stamped too late. What makes a verdict more cautious counts now, and all
     * else it would prove does not count yet.
     *
     * @param stamp what that clock showed
     */
    void acceptAhead(Point point, long stamp, RunFold run) {
        evidence = true;
        switch (point.metric()) {
            case Metric.AGENT_INFO -> run.agentInfoAhead(point, stamp);
            case Metric.PATH_INFO -> {
                if (point.value() > 0 && !isCanary(point)) {
                    path(point).info(point, run);
                    run.pathInfoAhead(point);
                }
            }
            case Metric.USES, Metric.LAST_USED_TIMESTAMP -> acceptUse(point, run);
            case Metric.DATA_AGE -> dataAge(point, run);
            case Metric.BACKLOG_AGE -> backlogAhead = Math.max(backlogAhead, Bounded.millis(point.value()));
            default -> {}
        }
    }

    /** Takes a use that is stamped later than the moment that is judged, and may be one of that moment. */
    void acceptUse(Point point, RunFold run) {
        evidence = true;
        if (isCanary(point)) {
            return;
        }
        if (point.metric().equals(Metric.LAST_USED_TIMESTAMP)) {
            lastUsed(point, run);
        } else if (point.attribute(Attribute.PATH_ID).isEmpty()) {
            run.useWithoutPath(point);
        } else if (point.value() != 0) {
            path(point).known(point, run);
            path(point).uses(point, run);
        }
    }

    /** A time of use makes a path known too: all else about it may be lost on its way. */
    private void lastUsed(Point point, RunFold run) {
        PathFold path = path(point);
        path.lastUsed(point, run);
        if (!point.attribute(Attribute.PATH_ID).isEmpty() && point.value() != 0) {
            path.known(point, run);
        }
    }

    private static boolean isCanary(Point point) {
        return point.attribute(Attribute.PATH_ID).equals(Attribute.CANARY_PATH);
    }

    private PathFold path(Point point) {
        String id = point.attribute(Attribute.PATH_ID);
        return paths.computeIfAbsent(id, key -> new PathFold(id, asOf));
    }

    /** Data that reached a path whose id was lost on its way may have reached each. */
    private void dataAge(Point point, RunFold run) {
        if (point.attribute(Attribute.PATH_ID).isEmpty()) {
            dataAgeWithoutPath = Math.max(dataAgeWithoutPath, PathFold.age(point));
        } else {
            path(point).dataAge(point, run);
        }
    }

    private void backlog(Point point, RunFold run) {
        Map<String, String> series = new HashMap<>(point.attributes());
        series.put(Attribute.SERVICE_INSTANCE, run.instance());
        backlogs.merge(
                series,
                new Backlog(point.time(), Bounded.millis(point.value()), run),
                (old, young) -> young.isNewerThan(old) ? young : old);
    }

    ServiceEvidence toEvidence(String environment, String service) {
        runs.values().forEach(this::takeWaiting);
        List<Run> built = new ArrayList<>();
        runs.values().forEach(run -> built.add(run.toRun(asOf)));
        Map<String, PathEvidence> known = new TreeMap<>();
        boolean delaysLost = areDelaysLost();
        long dataAgeOfAny = delaysLost ? Bounded.LONGEST.toMillis() : dataAgeWithoutPath;
        paths.forEach((id, path) -> {
            if (path.isKnown()) {
                known.put(id, path.toEvidence(dataAgeOfAny));
            }
        });
        Map<String, Long> failed = new TreeMap<>();
        failures.forEach((key, count) -> {
            if (count > 0) {
                failed.merge(key.kind(), count, Long::sum);
            }
        });
        return new ServiceEvidence(environment, service, built, known, backlogNow(), delaysLost, failed);
    }

    /**
     * Whether a version sent quiet times, ages of data or backlogs, and never did all of them arrive. How long they were nobody knows, also
     * when the version has ended.
     */
    private boolean areDelaysLost() {
        Set<String> got = runs.values().stream()
                .filter(RunFold::gotDelays)
                .map(RunFold::version)
                .collect(Collectors.toSet());
        return runs.values().stream().anyMatch(run -> run.hasDelays() && !got.contains(run.version()));
    }

    private long backlogNow() {
        return backlogs.values().stream()
                .filter(backlog -> asOf < backlog.time() + backlog.run().reach())
                .mapToLong(Backlog::millis)
                .reduce(backlogAhead, Math::max);
    }
}
