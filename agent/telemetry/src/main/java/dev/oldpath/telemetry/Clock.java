package dev.oldpath.telemetry;

/** A clock that nobody sets. */
final class Clock {
    private Clock() {}

    /** Milliseconds since some moment in the past. */
    static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
