package dev.oldpath.ledger;

/** A moment as text. Not with {@code java.time}: its formatter is more than a hundred classes, loaded while a host starts. */
final class UtcTime {
    private static final long DAY = 86_400_000;
    /** 400 years, after which the calendar repeats. */
    private static final int ERA_DAYS = 146_097;

    private UtcTime() {}

    /**
     * The moment as RFC 3339 writes it, with milliseconds: {@code 2026-11-28T01:23:45.678Z}.
     *
     * @param millis since 1970
     */
    static String text(long millis) {
        StringBuilder text = new StringBuilder(24);
        date(Math.floorDiv(millis, DAY), text);
        int time = (int) Math.floorMod(millis, DAY);
        digits(text.append('T'), time / 3_600_000, 2);
        digits(text.append(':'), time / 60_000 % 60, 2);
        digits(text.append(':'), time / 1_000 % 60, 2);
        digits(text.append('.'), time % 1_000, 3);
        return text.append('Z').toString();
    }

    /** Years begin in March here, so that the day that a leap year adds is the last. */
    private static void date(long days, StringBuilder text) {
        long sinceMarch = days + 719_468; // from 0000-03-01 to 1970-01-01
        long era = Math.floorDiv(sinceMarch, ERA_DAYS);
        int day = (int) Math.floorMod(sinceMarch, (long) ERA_DAYS);
        int year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        int dayOfYear = day - (365 * year + year / 4 - year / 100);
        int month = (5 * dayOfYear + 2) / 153;
        digits(text, (int) (year + era * 400) + (month < 10 ? 0 : 1), 4);
        digits(text.append('-'), month < 10 ? month + 3 : month - 9, 2);
        digits(text.append('-'), dayOfYear - (153 * month + 2) / 5 + 1, 2);
    }

    private static void digits(StringBuilder text, int number, int least) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < least; i++) {
            text.append('0');
        }
        text.append(digits);
    }
}
