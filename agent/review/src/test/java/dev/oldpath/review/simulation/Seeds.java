package dev.oldpath.review.simulation;

import java.util.Random;
import java.util.stream.LongStream;

/** The seeds of simulated fleets: the same in every run, others with {@code -Doldpath.seed=7}. */
final class Seeds {
    private Seeds() {}

    static LongStream of(int count) {
        return new Random(Long.getLong("oldpath.seed", 0)).longs(count);
    }
}
