package dev.oldpath.config.text;

/** Reads durations such as {@code 500ms}, {@code 20s}, {@code 15m}, {@code 6h} and {@code 30d}. */
public final class Durations {
    /** More digits could overflow when counted in days. */
    private static final int MOST_DIGITS = 10;

    private Durations() {}

    /**
     * Returns the duration in milliseconds.
     *
     * @throws IllegalArgumentException when the text is no duration; its message explains how to write one
     */
    public static long parseMillis(String text) {
        try {
            return millis(text);
        } catch (Invalid e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The duration in milliseconds. */
    public static long millis(String text) throws Invalid {
        int digits = digits(text);
        long unit = unitMillis(text.substring(digits));
        if (digits == 0 || digits > MOST_DIGITS || unit == 0) {
            throw new Invalid(Problems.quote(text)
                    + " is no duration; write a whole number and its unit, such as 500ms, 20s, 15m, 6h or 30d");
        }
        return Long.parseLong(text.substring(0, digits)) * unit;
    }

    /** The duration in milliseconds, as OpenTelemetry writes it: a number without unit is milliseconds. */
    public static long openTelemetryMillis(String text) throws Invalid {
        int digits = digits(text);
        if (digits == 0
                || digits > MOST_DIGITS
                || (digits < text.length() && unitMillis(text.substring(digits)) == 0)) {
            throw new Invalid(Problems.quote(text) + " is no duration; write whole milliseconds, such as 10000");
        }
        return digits == text.length() ? Long.parseLong(text) : millis(text);
    }

    private static int digits(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static long unitMillis(String unit) {
        switch (unit) {
            case "ms":
                return 1;
            case "s":
                return 1_000;
            case "m":
                return 60_000;
            case "h":
                return 3_600_000;
            case "d":
                return 86_400_000;
            default:
                return 0;
        }
    }
}
