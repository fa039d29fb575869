package dev.oldpath.review.evidence;

import dev.oldpath.review.otlp.Point;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes points in any order and keeps what the verdict needs. Files therefore need no merging by time, and late data
 * counts where it belongs.
 */
public final class EvidenceFold implements Consumer<Point> {
    private record ServiceKey(String environment, String service) {}

    private final long asOf;
    private final Map<ServiceKey, ServiceFold> services = new HashMap<>();
    private long points;

    /** The points of one request share their resource, so looking up its run once is enough. */
    private @Nullable Map<String, String> lastResource;

    private @Nullable ServiceFold lastService;
    private @Nullable RunFold lastRun;

    public EvidenceFold(long asOf) {
        this.asOf = asOf;
    }

    @Override
    public void accept(Point point) {
        points++;
        if (point.time() > asOf) {
            return;
        }
        ServiceFold service = lastService;
        RunFold run = lastRun;
        if (service == null || run == null || point.resource() != lastResource) {
            service = services.computeIfAbsent(
                    new ServiceKey(point.attribute("deployment.environment.name"), serviceName(point)),
                    key -> new ServiceFold(asOf));
            run = service.run(point.attribute("service.version"), point.attribute("service.instance.id"));
            // Without a service name the resource does not identify: the next point may say otherwise.
            lastResource = point.resource().containsKey("service.name") ? point.resource() : null;
            lastService = service;
            lastRun = run;
        }
        service.accept(point, run);
    }

    private static String serviceName(Point point) {
        String name = point.attribute("service.name");
        return name.isEmpty() ? "unknown_service" : name;
    }

    public Evidence toEvidence() {
        return new Evidence(
                asOf,
                services.entrySet().stream()
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
