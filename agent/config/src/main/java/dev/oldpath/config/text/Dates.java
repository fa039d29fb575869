package dev.oldpath.config.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Checks days such as {@code 2027-01-31}, without the costly formatters of {@code java.time}. */
public final class Dates {
    private static final String SHAPE = "dddd-dd-dd";

    private Dates() {}

    public static String checked(String text) throws Invalid {
        if (hasShape(text)) {
            try {
                return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toString();
            } catch (DateTimeException e) {
                // Such as 31 February; reported below.
            }
        }
        throw new Invalid(Problems.quote(text) + " is no date; write year-month-day, such as 2027-01-31");
    }

    /**
     * The same for a day that has begun somewhere on earth.
     *
     * @throws Invalid also for a later day
     */
    public static String past(String text) throws Invalid {
        String day = checked(text);
        String last = LocalDate.now(ZoneOffset.MAX).toString();
        if (day.compareTo(last) > 0) {
            throw new Invalid(
                    Problems.quote(text) + " is in the future; write the day on which somebody has checked it");
        }
        return day;
    }

    private static boolean hasShape(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (SHAPE.charAt(i) == 'd' ? !digit : c != '-') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text.substring(start, end));
    }
}
