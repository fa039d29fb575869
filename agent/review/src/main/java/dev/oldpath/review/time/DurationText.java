package dev.oldpath.review.time;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as people write it: {@code 500ms}, {@code 20s}, {@code 15m}, {@code 6h}, {@code 30d}. */
public final class DurationText {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");

    private DurationText() {}

    /**
     * Reads one duration.
     *
     * @throws IllegalArgumentException naming the text and what is allowed
     */
    public static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; write a number and ms, s, m, h or d, such as 30d");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        if (duration.compareTo(Bounded.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is longer than " + Bounded.LONGEST.toDays() + "d, which is the most");
        }
        return duration;
    }

    /** The two largest units, which is as exact as a reader needs: {@code 3d 4h}, {@code 12m}, {@code 20s}. */
    public static String format(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        long[] amounts = {seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60};
        String[] units = {"d", "h", "m", "s"};
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                String largest = amounts[i] + units[i];
                boolean exact = i + 1 == amounts.length || amounts[i + 1] == 0;
                return exact ? largest : largest + " " + amounts[i + 1] + units[i + 1];
            }
        }
        return duration.toMillis() > 0 ? duration.toMillis() + "ms" : "0s";
    }
}
