package dev.oldpath.review.arrival;

import java.util.HashSet;
import java.util.Set;

/** What arrived of one export. A part that arrives twice counts once. */
final class ExportArrival {
    private record Part(Object series, double amount) {}

    private final Set<Part> parts = new HashSet<>();
    private double arrived;
    private double sum = Double.POSITIVE_INFINITY;
    private long start;

    void part(Object series, double amount) {
        if (parts.add(new Part(series, amount))) {
            arrived += amount;
        }
    }

    void sum(double announced, long processStart) {
        sum = announced;
        start = processStart;
    }

    boolean isWhole() {
        return arrived >= sum;
    }

    /** Whether the agent sent nothing with it. */
    boolean isEmpty() {
        return sum <= 0;
    }

    /** When the process started, if the sum has arrived. */
    long start() {
        return start;
    }
}
