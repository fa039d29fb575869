package dev.oldpath.telemetry;

/** Time that never jumps, unlike that of the host's clock. */
final class MonotonicTime {
    private MonotonicTime() {}

    /** Milliseconds since some moment in the past. */
    static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
