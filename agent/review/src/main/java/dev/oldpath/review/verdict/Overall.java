package dev.oldpath.review.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Joins the judgements of a path over the services that know it: one that objects is enough. */
public final class Overall {
    private Overall() {}

    public static Judgement of(List<ServiceReview> services) {
        List<Judgement> all = services.stream().map(ServiceReview::judgement).toList();
        Judgement decisive = all.stream()
                .max(Comparator.comparing(Judgement::verdict)
                        .thenComparing(Overall::decisiveness)
                        .thenComparing(Judgement::reason, Comparator.reverseOrder()))
                .orElseThrow();
        return new Judgement(
                decisive.verdict(),
                decisive.reason(),
                all.stream()
                        .filter(one -> one.reason() == decisive.reason())
                        .flatMap(one -> one.details().stream())
                        .sorted()
                        .distinct()
                        .toList(),
                all.stream()
                        .map(Judgement::window)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                Dates.joined(all.stream().map(Judgement::dates).toList()));
    }

    /** Between services that are too early the one that takes longest sets the reason. */
    private static Instant decisiveness(Judgement judgement) {
        Instant safeAt = judgement.dates().safeAt();
        return judgement.verdict() == Verdict.TOO_EARLY && safeAt != null ? safeAt : Instant.MIN;
    }
}
