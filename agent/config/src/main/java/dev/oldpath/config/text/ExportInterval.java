package dev.oldpath.config.text;

/** Checks the period of export, whichever setting gives it. */
public final class ExportInterval {
    private static final long SHORTEST_MILLIS = 100;

    private ExportInterval() {}

    /**
     * Returns the given milliseconds.
     *
     * @throws Invalid when they are too short
     */
    public static long checked(long millis) throws Invalid {
        if (millis < SHORTEST_MILLIS) {
            throw new Invalid(millis + "ms is too short; write at least " + SHORTEST_MILLIS + "ms");
        }
        return millis;
    }
}
