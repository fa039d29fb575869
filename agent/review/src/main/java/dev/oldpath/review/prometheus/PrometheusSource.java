package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.ClientValue;
import dev.oldpath.review.contract.Series;
import dev.oldpath.review.evidence.Curve;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.problem.Problem;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A review from what the rules recorded. It judges nothing itself: the rules did. */
public final class PrometheusSource {
    private record PathKey(String environment, String id) {}

    private final PrometheusApi client;
    private final @Nullable Instant asOf;
    private final BiPredicate<String, String> wanted;
    private final boolean allServices;

    /**
     * Prepares; nothing is asked before {@link #review}.
     *
     * @param wanted which environment and service
     * @param allServices whether every service of the environments is wanted, so that what is recorded over all counts
     */
    public PrometheusSource(
            Access access, @Nullable Instant asOf, BiPredicate<String, String> wanted, boolean allServices) {
        this.client = new PrometheusApi(access);
        this.asOf = asOf;
        this.wanted = wanted;
        this.allServices = allServices;
    }

    public Review review() {
        Recorded recorded = new Recorded(client, asOf);
        List<String> notes = new ArrayList<>(RuleHealth.check(client, recorded.moment()));
        List<Sample> codes = recorded.all(Series.VERDICT_CODE);
        if (codes.isEmpty()) {
            recorded.refuseOtherNames();
        }
        SeriesTable table = new SeriesTable(recorded);
        Map<PathKey, List<ServiceReview>> paths =
                new TreeMap<>(Comparator.comparing(PathKey::id).thenComparing(PathKey::environment));
        Map<PathKey, Judgement> overall = new HashMap<>();
        for (Sample code : codes) {
            SeriesKey key = SeriesKey.of(code);
            // The overall series carry no service name.
            if (key.service().isEmpty()) {
                if (allServices) {
                    overall.merge(new PathKey(key.environment(), key.path()), judgement(table, key, code), this::worse);
                }
            } else if (wanted.test(key.environment(), key.service())) {
                paths.computeIfAbsent(new PathKey(key.environment(), key.path()), any -> new ArrayList<>())
                        .add(service(table, key, code, recorded.moment()));
            }
        }
        if (allServices && !overall.keySet().containsAll(paths.keySet())) {
            paths.keySet().removeAll(overall.keySet());
            throw Problem.unreadable(client.address() + ": " + Series.VERDICT_CODE + " of "
                    + paths.keySet().iterator().next().id()
                    + " over all services is missing; check the rules there, and whether the answer is complete");
        }
        if (allServices) {
            overall.keySet().stream()
                    .filter(key -> wanted.test(key.environment(), ""))
                    .forEach(key -> paths.computeIfAbsent(key, nameless -> new ArrayList<>()));
            addObjections(new Objections(recorded), paths, overall);
        }
        List<PathReview> reviews = new ArrayList<>();
        Instant from = paths.values().stream()
                .flatMap(List::stream)
                .map(service -> service.judgement().dates().observedSince())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(recorded.moment());
        Map<SeriesKey, Curve> curves = UseCurves.read(recorded, from);
        paths.forEach((key, services) -> reviews.add(path(key, services, overall.get(key), table, curves)));
        if (reviews.stream().anyMatch(review -> review.overall().verdict() == Verdict.BLIND)) {
            recorded.noteOtherNames().ifPresent(notes::add);
        }
        return new Review(recorded.moment(), client.address(), reviews, withUndeclared(notes, reviews));
    }

    /** A path has a verdict also where nobody reported it, if a service has something against it there. */
    private void addObjections(
            Objections objections, Map<PathKey, List<ServiceReview>> paths, Map<PathKey, Judgement> overall) {
        Map<String, Duration> windows = new HashMap<>();
        paths.keySet()
                .forEach(key -> windows.merge(
                        key.id(),
                        overall.getOrDefault(key, Judgement.noData(Duration.ZERO))
                                .window(),
                        (one, other) -> one.compareTo(other) >= 0 ? one : other));
        for (String environment : objections.environments()) {
            if (wanted.test(environment, "")) {
                windows.forEach((id, window) -> {
                    List<ServiceReview> services = objections.in(environment, window);
                    if (!services.isEmpty()) {
                        paths.putIfAbsent(new PathKey(environment, id), services);
                    }
                });
            }
        }
    }

    /** Two servers that record for each other may not agree. */
    private Judgement worse(Judgement one, Judgement other) {
        return one.verdict().compareTo(other.verdict()) >= 0 ? one : other;
    }

    private ServiceReview service(SeriesTable table, SeriesKey key, Sample code, Instant recordedAt) {
        Judgement judgement = judgement(table, key, code);
        SeriesKey fleet = new SeriesKey(key.environment(), key.service(), "");
        double expected = table.value(Series.EXPECTED_INSTANCES_COUNT, fleet, -1);
        List<User> users = table.users(key);
        return new ServiceReview(
                key.service(),
                judgement,
                new ServiceReview.Instances(expected < 0 ? "not declared" : String.valueOf((long) expected), (int)
                        table.value(Series.REPORTING_INSTANCES_COUNT, fleet, 0)),
                new ServiceReview.Users(
                        users, users.stream().anyMatch(user -> user.client().equals(ClientValue.OTHER))),
                table.versions(key),
                new ServiceReview.Delays(
                        table.duration(Series.DATA_AGE_BOUND_SECONDS, key),
                        table.backlog(key, recordedAt),
                        table.duration(Series.ROLLBACK_HORIZON_SECONDS, fleet)));
    }

    private Judgement judgement(SeriesTable table, SeriesKey key, Sample code) {
        Verdict verdict = verdict(code);
        Reason reason = table.reason(key);
        if (verdict == Verdict.SAFE && reason != Reason.QUIET) {
            throw Problem.unreadable(client.address() + ": the rules call " + key.path()
                    + " SAFE without the reason 'quiet'; check the rules there, and whether the answer is complete");
        }
        return new Judgement(
                verdict,
                reason,
                verdict == Verdict.BLIND ? table.details(key, reason) : List.of(),
                Duration.ofSeconds((long) table.value(Series.WINDOW_SECONDS, key, 0)),
                table.dates(key));
    }

    private Verdict verdict(Sample code) {
        try {
            return Verdict.ofCode(code.value());
        } catch (IllegalArgumentException e) {
            throw Problem.unreadable(client.address() + ": " + Series.VERDICT_CODE + " of "
                    + SeriesKey.of(code).path() + ": " + e.getMessage());
        }
    }

    private static PathReview path(
            PathKey key,
            List<ServiceReview> services,
            @Nullable Judgement recorded,
            SeriesTable table,
            Map<SeriesKey, Curve> curves) {
        // What reports without its name has no verdict of its own.
        Judgement joined = services.isEmpty() && recorded != null ? recorded : Overall.of(services);
        // A declared service that never listed the path objects only in what is recorded over all of them.
        Judgement overall = recorded != null && recorded.verdict().compareTo(joined.verdict()) > 0 ? recorded : joined;
        return new PathReview(
                key.environment(),
                key.id(),
                table.kinds(key.environment(), key.id()),
                table.info(key.environment(), key.id()),
                overall,
                services,
                curves.get(new SeriesKey(key.environment(), "", key.id())));
    }

    private static List<String> withUndeclared(List<String> notes, List<PathReview> reviews) {
        boolean undeclared = reviews.stream()
                .flatMap(path -> path.services().stream())
                .anyMatch(service -> service.judgement().reason() == Reason.NO_EXPECTED_INSTANCES);
        if (undeclared) {
            notes.add("some services have no " + Series.EXPECTED_INSTANCES_COUNT
                    + "; choose one of the inputs shipped beside the rules");
        }
        return notes;
    }
}
