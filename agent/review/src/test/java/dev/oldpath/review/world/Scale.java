package dev.oldpath.review.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * How long things take in a world, in milliseconds; hazards and clients scale with it.
 *
 * @param start when its first process starts, epoch milliseconds
 * @param interval between two exports
 * @param window how long a path has to be quiet
 * @param length how long the world is watched
 */
public record Scale(long start, long interval, long window, long length) {
    /** Exports every hour for three and a half days, and a window of less than one. */
    public static final Scale HOURLY =
            of(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(1), Duration.ofHours(21), Duration.ofHours(84));

    public static Scale of(Instant start, Duration interval, Duration window, Duration length) {
        return new Scale(start.toEpochMilli(), interval.toMillis(), window.toMillis(), length.toMillis());
    }

    public long end() {
        return start + length;
    }

    /** A number of intervals, as a time. */
    public long intervals(double count) {
        return (long) (count * interval);
    }

    /** A moment in a life that leaves so many intervals before and behind. */
    long inside(Life life, double room, Random random) {
        long space = Math.max(1, life.to - life.from - intervals(room + 2));
        return life.from + intervals(2) + (long) (random.nextDouble() * space);
    }

    /** Clients come back at least this often, unless something that can be declared or seen holds them up longer. */
    long patience() {
        return window - intervals(8);
    }
}
