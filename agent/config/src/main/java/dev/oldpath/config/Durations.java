package dev.oldpath.config;

/** Durations as written in settings and marks: {@code 500ms}, {@code 20s}, {@code 15m}, {@code 6h}, {@code 30d}. */
public final class Durations {
    private Durations() {}

    /**
     * Returns the duration in milliseconds.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static long parseMillis(String text) {
        int unit = 0;
        while (unit < text.length() && text.charAt(unit) >= '0' && text.charAt(unit) <= '9') {
            unit++;
        }
        if (unit == 0 || unit > 9) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(text.substring(0, unit)) * millis(text.substring(unit));
    }

    private static long millis(String unit) {
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
                throw new IllegalArgumentException(unit);
        }
    }
}
