package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.Curve;
import dev.oldpath.review.evidence.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A path in one environment, over all services that know it.
 *
 * @param kinds what it was reported as, all under one id; empty when that is not known
 * @param info owner, since, remove_after, replacement, confirmed and so on, where known
 * @param curve uses over time, null when the source does not have it
 */
public record PathReview(
        String environment,
        String id,
        SortedSet<String> kinds,
        Map<String, String> info,
        Judgement overall,
        List<ServiceReview> services,
        @Nullable Curve curve) {

    /** The kinds for people. */
    public String kind() {
        return String.join(", ", kinds);
    }

    /** Everyone who ever used it, the most recent first. */
    public List<User> users() {
        return services.stream()
                .flatMap(service -> service.users().all().stream())
                .sorted(Comparator.comparingLong(User::lastUsed).reversed())
                .toList();
    }

    /** Who matters for the verdict at this moment: if it is in use, those who used it within its window; else everyone who ever did. */
    public List<User> relevantUsers(Instant asOf) {
        Instant from = asOf.minus(overall.window());
        List<User> recent = users().stream()
                .filter(user -> Instant.ofEpochMilli(user.lastUsed()).isAfter(from))
                .toList();
        return overall.verdict() == Verdict.IN_USE && !recent.isEmpty() ? recent : users();
    }

    public boolean usersIncomplete() {
        return services.stream().anyMatch(service -> service.users().incomplete());
    }
}
