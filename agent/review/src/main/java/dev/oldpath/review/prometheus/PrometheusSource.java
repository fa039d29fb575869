package dev.oldpath.review.prometheus;

import dev.oldpath.review.evidence.Curve;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.Overall;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A review from what the rules recorded. It judges nothing itself: the rules did. */
public final class PrometheusSource {
    private record PathKey(String environment, String id) {}

    private final PrometheusClient client;
    private final @Nullable Instant asOf;
    private final BiPredicate<String, String> wanted;

    /**
     * Prepares; nothing is asked before {@link #review}.
     *
     * @param wanted which environment and service
     */
    public PrometheusSource(String url, @Nullable Instant asOf, BiPredicate<String, String> wanted) {
        this.client = new PrometheusClient(url);
        this.asOf = asOf;
        this.wanted = wanted;
    }

    public Review review() {
        Recorded recorded = new Recorded(client, asOf);
        SeriesTable table = new SeriesTable(recorded);
        Map<PathKey, List<ServiceReview>> paths =
                new TreeMap<>(Comparator.comparing(PathKey::id).thenComparing(PathKey::environment));
        // The overall series carry no service name.
        for (Sample code : recorded.series("oldpath:verdict:code{service_name!=\"\"}")) {
            SeriesKey key = SeriesKey.of(code);
            if (wanted.test(key.environment(), key.service())) {
                paths.computeIfAbsent(new PathKey(key.environment(), key.path()), any -> new ArrayList<>())
                        .add(service(table, key, code, recorded.moment()));
            }
        }
        List<PathReview> reviews = new ArrayList<>();
        Instant from = paths.values().stream()
                .flatMap(List::stream)
                .map(service -> service.judgement().dates().observedSince())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(recorded.moment());
        Map<SeriesKey, Curve> curves = UseCurves.read(recorded, from);
        paths.forEach((key, services) -> reviews.add(path(key, services, table, curves)));
        return new Review(recorded.moment(), client.address(), reviews, notes(reviews));
    }

    private static ServiceReview service(SeriesTable table, SeriesKey key, Sample code, Instant recordedAt) {
        Verdict verdict = Verdict.ofCode((int) code.value());
        Reason reason = table.reason(key);
        Judgement judgement = new Judgement(
                verdict,
                reason,
                verdict == Verdict.BLIND ? table.details(key, reason) : List.of(),
                Duration.ofSeconds((long) table.value("oldpath:window:seconds", key, 0)),
                table.dates(key));
        SeriesKey fleet = new SeriesKey(key.environment(), key.service(), "");
        double expected = table.value("oldpath:expected_instances:count", fleet, -1);
        List<User> users = table.users(key);
        return new ServiceReview(
                key.service(),
                judgement,
                new ServiceReview.Instances(expected < 0 ? "not declared" : String.valueOf((long) expected), (int)
                        table.value("oldpath:reporting_instances:count", fleet, 0)),
                new ServiceReview.Users(
                        users, users.stream().anyMatch(user -> user.client().equals("_other"))),
                table.versions(key),
                new ServiceReview.Delays(
                        table.duration("oldpath:data_age_bound:seconds", key),
                        table.backlog(key, recordedAt),
                        table.duration("oldpath:rollback_horizon:seconds", fleet)));
    }

    private static PathReview path(
            PathKey key, List<ServiceReview> services, SeriesTable table, Map<SeriesKey, Curve> curves) {
        Judgement overall = Overall.of(services);
        return new PathReview(
                key.environment(),
                key.id(),
                table.kinds(key.environment(), key.id()),
                table.info(key.environment(), key.id()),
                overall,
                services,
                curves.get(new SeriesKey(key.environment(), "", key.id())));
    }

    private static List<String> notes(List<PathReview> reviews) {
        boolean undeclared = reviews.stream()
                .flatMap(path -> path.services().stream())
                .anyMatch(service -> service.judgement().reason() == Reason.NO_EXPECTED_INSTANCES);
        return undeclared
                ? List.of(
                        "some services have no oldpath:expected_instances:count; choose one of the inputs shipped beside"
                                + " the rules")
                : List.of();
    }
}
