package dev.oldpath.review.time;

/** The export interval that an agent reports. */
public final class ExportInterval {
    private static final double LONGEST_SECONDS = 86_400;

    /** Of a heartbeat whose interval cannot be read; such a heartbeat does not count. */
    public static final long NONE = 0;

    private ExportInterval() {}

    /** Milliseconds, or {@link #NONE} when it is no number of seconds above 0 and up to a day. */
    public static long millis(String seconds) {
        try {
            double value = Double.parseDouble(seconds);
            return value > 0 && value <= LONGEST_SECONDS ? Math.max(1, (long) (value * 1000)) : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
