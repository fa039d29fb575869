package dev.oldpath.review.evidence;

import java.util.List;
import java.util.Map;

/**
 * One old path in one service.
 *
 * @param info what is known about it: {@code owner}, {@code since}, {@code remove_after}, {@code replacement} and so on
 * @param quiet how long it has to be quiet, milliseconds; 0 when no version says so
 * @param dataAge upper bound of the oldest data that reached it, milliseconds
 * @param knownSince first report of each version that knows it
 * @param users everyone who ever used it
 * @param overflow uses by clients beyond the cap, whose names were not kept
 */
public record PathEvidence(
        String id,
        String kind,
        Map<String, String> info,
        long quiet,
        long dataAge,
        Map<String, Long> knownSince,
        List<User> users,
        long overflow,
        Curve curve) {

    public long observedSince() {
        return knownSince.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }
}
