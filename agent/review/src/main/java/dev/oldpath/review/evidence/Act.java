package dev.oldpath.review.evidence;

import java.util.Comparator;

/**
 * What a client did with a path: a property and a field under one id are different things to it.
 *
 * @param kind as what the path was used; empty when that is not known
 * @param access {@code read} or {@code write}; empty where the kind knows no such difference
 */
public record Act(String kind, String access) implements Comparable<Act> {
    private static final Comparator<Act> ORDER = Comparator.comparing(Act::kind).thenComparing(Act::access);

    @Override
    public int compareTo(Act other) {
        return ORDER.compare(this, other);
    }
}
