package dev.oldpath.review.evidence;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a service version, by which versions are ordered: point 4 of docs/decisions/01-verdict.md. A text without a
 * number is newer than nothing, and nothing is newer than it.
 */
public final class VersionNumber {
    private static final Pattern TEXT =
            Pattern.compile("v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(?:[-+.].*)?", Pattern.DOTALL);

    private VersionNumber() {}

    /** Whether a version is newer than every one of the others. */
    public static boolean isAbove(String version, Collection<String> others) {
        Matcher own = TEXT.matcher(version);
        return own.matches() && others.stream().allMatch(other -> isAbove(own, TEXT.matcher(other)));
    }

    private static boolean isAbove(Matcher own, Matcher other) {
        if (!other.matches()) {
            return false;
        }
        for (int part = 1; part <= 3; part++) {
            int difference = Integer.compare(number(own, part), number(other, part));
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private static int number(Matcher matcher, int part) {
        String text = matcher.group(part);
        return text == null ? 0 : Integer.parseInt(text);
    }
}
