package dev.oldpath.review.evidence;

import java.util.Comparator;
import java.util.SortedMap;

/**
 * A client that used a path, in one version of the service.
 *
 * @param source what identified the client
 * @param acts how often it did what; together these are its uses
 * @param lastUsed epoch milliseconds
 */
public record User(
        String client,
        String clientVersion,
        String source,
        String serviceVersion,
        long uses,
        SortedMap<Act, Long> acts,
        long lastUsed) {

    /**
     * What a client did with a path: a property and a field under one id are different things to it.
     *
     * @param kind as what the path was used; empty when that is not known
     * @param access {@code read} or {@code write}; empty where the kind knows no such difference
     */
    public record Act(String kind, String access) implements Comparable<Act> {
        private static final Comparator<Act> ORDER =
                Comparator.comparing(Act::kind).thenComparing(Act::access);

        @Override
        public int compareTo(Act other) {
            return ORDER.compare(this, other);
        }
    }
}
