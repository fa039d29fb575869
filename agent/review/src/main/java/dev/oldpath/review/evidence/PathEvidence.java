package dev.oldpath.review.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * One old path in one service.
 *
 * @param quiet how long it has to be quiet, milliseconds; 0 when no version declares it
 * @param dataAge upper bound of the oldest data that reached it, milliseconds
 * @param knownSince first report of each version that knows it
 * @param provenRoutes the routes of its rules that a use has shown to be right
 */
public record PathEvidence(
        String id,
        Description description,
        long quiet,
        long dataAge,
        Map<String, Long> knownSince,
        Set<String> provenRoutes,
        Usage usage) {

    /**
     * What is known about it.
     *
     * @param kinds the kinds it was reported as: a property of a class may be a field and a payload under one id
     * @param kindLost whether it was also reported without a kind, so that it may be of any
     * @param scopes the scopes under which marks or rules found it; empty when only agents before contract 2 reported it, with one of its
     *     own where an agent of contract 2 sent it and it was lost
     * @param info {@code owner}, {@code since}, {@code remove_after}, {@code replacement} and so on
     */
    public record Description(SortedSet<String> kinds, boolean kindLost, Set<String> scopes, Map<String, String> info) {
        /** Whether its uses may be messages, which may wait. */
        public boolean mayBeMessage() {
            return kindLost || kinds.contains("message");
        }
    }

    /**
     * Its uses.
     *
     * @param users everyone who ever used it
     * @param overflow uses by clients beyond the cap, whose names were not kept
     */
    public record Usage(List<User> users, long overflow, Curve curve) {}

    /** Whether some instance ever had its code; else a rule names what is not there. */
    public boolean wasThere() {
        return !knownSince.isEmpty();
    }

    /** Its first report, or {@link Long#MAX_VALUE} when only a rule named it. */
    public long observedSince() {
        return knownSince.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }
}
