package dev.oldpath.stack;

import dev.oldpath.review.evidence.EvidenceFold;
import dev.oldpath.review.fleet.Expected;
import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.fleet.Fleet.Plan;
import dev.oldpath.review.simulation.RandomFleet;
import dev.oldpath.review.simulation.RandomFleet.Shape;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reviewer;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Random fleets, three services to an environment, which share one old path; and the verdict of the Java implementation. */
final class Landscape {
    /** A verdict is given of each service, and overall, where the service is empty. */
    record Place(String environment, String service) {}

    /**
     * The verdict of a place.
     *
     * @param reason of a BLIND service the reason, else the empty string
     * @param details what its agents report for that reason
     */
    record Answer(int code, String reason, List<String> details) {}

    private static final int SERVICES = 3;

    private final Telemetry telemetry = new Telemetry();
    private final List<RandomFleet> fleets = new ArrayList<>();
    private final Shape shape;

    Landscape(List<Long> seeds, Shape shape) {
        this.shape = shape;
        for (int i = 0; i < seeds.size(); i++) {
            String environment = "env-" + i / SERVICES;
            fleets.add(new RandomFleet(seeds.get(i), shape, telemetry, environment, "service-" + i % SERVICES));
        }
    }

    Telemetry telemetry() {
        return telemetry;
    }

    Shape shape() {
        return shape;
    }

    List<RandomFleet> fleets() {
        return fleets;
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>();
        fleets.forEach(fleet -> places.add(new Place(fleet.environment(), fleet.service())));
        fleets.stream()
                .map(RandomFleet::environment)
                .distinct()
                .forEach(environment -> places.add(new Place(environment, "")));
        return places;
    }

    String describe(String environment) {
        return fleets.stream()
                .filter(fleet -> fleet.environment().equals(environment))
                .map(fleet -> "\n  " + fleet.service() + ": " + fleet)
                .collect(Collectors.joining());
    }

    /**
     * The verdicts of one moment; nothing for a service that never reported the path.
     *
     * @param arrivedBy what arrived later is not known
     * @param stampedBy nor what is stamped later, however early it arrived
     */
    Map<Place, Answer> verdicts(long moment, long arrivedBy, long stampedBy) {
        EvidenceFold fold = new EvidenceFold(moment, false);
        telemetry.feed(
                point -> {
                    if (point.time() <= stampedBy) {
                        fold.accept(point);
                    }
                },
                arrivedBy);
        List<PathReview> reviews = new Reviewer(declared(), shape.window()).review(fold.toEvidence(), service -> true);
        Map<Place, Answer> verdicts = new HashMap<>();
        for (PathReview path : reviews) {
            verdicts.put(
                    new Place(path.environment(), ""),
                    new Answer(path.overall().verdict().code(), "", List.of()));
            for (ServiceReview service : path.services()) {
                // A declared service that never reported the path objects overall only; the rules record it there.
                if (service.judgement().dates().observedSince() != null) {
                    verdicts.put(new Place(path.environment(), service.service()), answer(service.judgement()));
                }
            }
        }
        return verdicts;
    }

    private static Answer answer(Judgement judgement) {
        boolean blind = judgement.verdict() == Verdict.BLIND;
        return new Answer(judgement.verdict().code(), blind ? judgement.reason().code() : "", judgement.details());
    }

    /** What the operator declares, as an input of the rules. */
    String expectedInstances() {
        StringBuilder rules = new StringBuilder("groups:\n  - name: oldpath.input.expected\n    rules:\n");
        for (RandomFleet fleet : fleets) {
            int instances = fleet.declaredInstances();
            rules.append("""
                      - record: %s
                        expr: vector(%d)
                        labels: {deployment_environment_name: "%s", service_name: "%s"}
                    """.formatted(
                            instances < 0 ? "oldpath:accept_reporting:bool" : "oldpath:expected_instances:count",
                            Math.max(1, instances),
                            fleet.environment(),
                            fleet.service())
                    .indent(4));
        }
        return rules.toString();
    }

    private Fleet declared() {
        Map<String, Map<String, Plan>> environments = new TreeMap<>();
        for (RandomFleet fleet : fleets) {
            int instances = fleet.declaredInstances();
            Expected expected = instances < 0 ? Expected.WHOEVER_REPORTS : Expected.of(instances);
            environments
                    .computeIfAbsent(fleet.environment(), environment -> new TreeMap<>())
                    .put(fleet.service(), new Plan(expected, Duration.ZERO));
        }
        return new Fleet(Map.of(), environments, Duration.ZERO);
    }
}
