package dev.oldpath.config.text;

import java.util.List;

/** What was wrong, as one line each: place, problem, fix. */
public final class Problems {
    private static final int LONGEST_QUOTE = 80;

    private final List<String> lines;

    public Problems(List<String> lines) {
        this.lines = lines;
    }

    public void add(String place, String message) {
        lines.add(oneLine(place + ": " + message));
    }

    public void add(String place, Invalid invalid) {
        add(place, invalid.reason());
    }

    /** A value from outside, made safe for a line of the log. */
    public static String quote(String value) {
        String shown = value.length() <= LONGEST_QUOTE ? value : value.substring(0, LONGEST_QUOTE) + "...";
        return "'" + shown + "'";
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean breaksLine = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            line.append(breaksLine ? '?' : c);
        }
        return line.toString();
    }
}
