package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.contract.Series;
import dev.oldpath.review.time.Bounded;
import dev.oldpath.review.verdict.Dates;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What services have against a path in an environment where nobody reported it: what knew it there may have lost all its evidence. The
 * rules record that for each service; they cannot join it with the paths of other environments.
 */
final class Objections {
    private record Service(String environment, String name) implements Comparable<Service> {
        @Override
        public int compareTo(Service other) {
            int byEnvironment = environment.compareTo(other.environment);
            return byEnvironment != 0 ? byEnvironment : name.compareTo(other.name);
        }
    }

    private final Map<Service, Reason> missing = new TreeMap<>();
    private final Map<Service, Instant> watchedSince = new TreeMap<>();
    private final Map<Service, Duration> windows = new TreeMap<>();
    private final Instant moment;

    Objections(Recorded recorded) {
        this.moment = recorded.moment();
        for (Sample sample : recorded.all(Series.MISSING_SERVICE_INFO)) {
            missing.merge(service(sample), reason(sample), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        for (Sample sample : recorded.all(Series.SERVICE_GAP_END_TIMESTAMP_SECONDS)) {
            // What is no number may be now.
            Instant end = Double.isNaN(sample.value()) ? moment : Recorded.at(sample.value());
            watchedSince.merge(service(sample), end, (one, other) -> one.isAfter(other) ? one : other);
        }
        for (Sample sample : recorded.all(Series.UNDESCRIBED_WINDOW_SECONDS)) {
            windows.put(service(sample), Duration.ofMillis(Bounded.millis(sample.value())));
        }
    }

    private static Service service(Sample sample) {
        return new Service(sample.attribute(Attribute.ENVIRONMENT), sample.attribute(Attribute.SERVICE_NAME));
    }

    private static Reason reason(Sample sample) {
        return switch (sample.label("cause")) {
            case "declaration" -> Reason.NO_EXPECTED_INSTANCES;
            case "canary" -> Reason.CANARY_FAILED;
            case "uses" -> Reason.USES_MISSING;
            default -> Reason.INSTANCE_MISSING;
        };
    }

    /** Every environment that has one of these services. */
    SortedSet<String> environments() {
        SortedSet<String> environments = new TreeSet<>();
        missing.keySet().forEach(service -> environments.add(service.environment()));
        watchedSince.keySet().forEach(service -> environments.add(service.environment()));
        return environments;
    }

    /**
     * What the services of an environment have against a path.
     *
     * @param window how long it has to be quiet elsewhere
     */
    List<ServiceReview> in(String environment, Duration window) {
        List<ServiceReview> objections = new ArrayList<>();
        missing.forEach((service, reason) -> {
            if (service.environment().equals(environment)) {
                objections.add(review(
                        service,
                        new Judgement(Verdict.BLIND, reason, List.of(), longest(window, service), Dates.NONE)));
            }
        });
        watchedSince.forEach((service, since) -> {
            Duration quiet = longest(window, service);
            Instant safeAt = since.plus(quiet);
            if (service.environment().equals(environment) && !missing.containsKey(service) && safeAt.isAfter(moment)) {
                Dates dates = new Dates(null, null, since, null, since, safeAt);
                objections.add(review(
                        service, new Judgement(Verdict.TOO_EARLY, Reason.COVERAGE_GAP, List.of(), quiet, dates)));
            }
        });
        return objections;
    }

    private Duration longest(Duration window, Service service) {
        Duration own = windows.getOrDefault(service, Duration.ZERO);
        return own.compareTo(window) > 0 ? own : window;
    }

    private static ServiceReview review(Service service, Judgement judgement) {
        return new ServiceReview(
                service.name(),
                judgement,
                ServiceReview.Instances.UNKNOWN,
                ServiceReview.Users.NOBODY,
                List.of(),
                ServiceReview.Delays.NONE);
    }
}
