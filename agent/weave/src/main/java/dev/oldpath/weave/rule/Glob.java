package dev.oldpath.weave.rule;

/** A pattern in which {@code *} matches any number of characters. Immutable. */
public final class Glob {
    private final String pattern;
    private final boolean exact;

    /** Creates a pattern. */
    public Glob(String pattern) {
        this.pattern = pattern;
        this.exact = pattern.indexOf('*') < 0;
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        if (exact) {
            return pattern.equals(text);
        }
        // Greedy with one step of backtracking: the last star takes one character more after each mismatch.
        int p = 0;
        int star = -1;
        int retry = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
