package dev.oldpath.review.evidence;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Metric;
import dev.oldpath.review.otlp.Damage;
import dev.oldpath.review.otlp.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes points in any order and keeps what the verdict needs. Files therefore need no merging by time, and late data
 * counts where it belongs.
 */
public final class EvidenceFold implements Consumer<Point> {
    private record ServiceKey(String environment, String service) {}

    /** What is stamped this much later than a moment in the past may be a use at it, on a host whose clock is ahead. */
    private static final long HOST_CLOCK_AHEAD = 10 * 60_000;

    private final long asOf;
    private final boolean live;
    private final List<Damage> damages = new ArrayList<>();
    private final Map<ServiceKey, ServiceFold> services = new HashMap<>();
    private long points;

    /** The points of one request share their resource, so looking up its run once is enough. */
    private @Nullable Map<String, String> lastResource;

    private @Nullable ServiceFold lastService;
    private @Nullable RunFold lastRun;

    /**
     * Folds evidence.
     *
     * @param asOf the moment to judge, epoch milliseconds
     * @param live whether that is now, so that whatever is younger is from a host whose clock is ahead
     */
    public EvidenceFold(long asOf, boolean live) {
        this.asOf = asOf;
        this.live = live;
    }

    @Override
    public void accept(Point point) {
        points++;
        boolean offset = point.metric().equals(Metric.AGENT_CLOCK_OFFSET);
        if (point.time() > asOf && !live && !offset && !isUse(point)) {
            return;
        }
        ServiceFold service = lastService;
        RunFold run = lastRun;
        if (service == null || run == null || point.resource() != lastResource || point.identifiesItself()) {
            ServiceKey key = new ServiceKey(point.attribute(Attribute.ENVIRONMENT), serviceName(point));
            service = services.computeIfAbsent(key, newKey -> new ServiceFold(asOf));
            run = service.run(point.attribute(Attribute.SERVICE_VERSION), point.attribute(Attribute.SERVICE_INSTANCE));
            lastResource = point.identifiesItself() ? null : point.resource();
            lastService = service;
            lastRun = run;
        }
        if (point.time() <= asOf) {
            service.accept(point, run);
        } else if (offset) {
            run.clockOffsetOfFuture(point);
        } else if (live) {
            service.acceptAhead(point.at(asOf), point.time(), run);
        } else if (point.time() - asOf <= Math.max(HOST_CLOCK_AHEAD, run.reach())) {
            service.acceptUse(point.at(asOf), run);
        }
    }

    /** The latest time stamp that can still be a use now. */
    private static boolean isUse(Point point) {
        return point.metric().equals(Metric.USES) || point.metric().equals(Metric.LAST_USED_TIMESTAMP);
    }

    /** Notes that a part of the evidence could not be read. */
    public void damaged(Damage damage) {
        damages.add(damage);
    }

    private static String serviceName(Point point) {
        String name = point.attribute(Attribute.SERVICE_NAME);
        return name.isEmpty() ? "unknown_service" : name;
    }

    public Evidence toEvidence() {
        return new Evidence(
                asOf,
                damages.stream().sorted(Comparator.comparing(Damage::where)).toList(),
                services.entrySet().stream()
                        .filter(entry -> entry.getValue().hasEvidence())
                        .map(entry -> entry.getValue()
                                .toEvidence(
                                        entry.getKey().environment(),
                                        entry.getKey().service()))
                        .sorted(Comparator.comparing(ServiceEvidence::environment)
                                .thenComparing(ServiceEvidence::service))
                        .toList(),
                points);
    }
}
