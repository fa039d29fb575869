package dev.oldpath.config.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known word that a misspelt one was meant to be. */
public final class Spelling {
    /** A longer word is no misspelling, and comparing it could take much memory. */
    private static final int LONGEST = 64;

    private Spelling() {}

    /** The fix for an unknown word: the nearest known one, or all when none is near. */
    public static String fix(String word, List<String> known) {
        String nearest = nearest(word, known);
        return nearest == null ? "known are " + String.join(", ", known) : "did you mean '" + nearest + "'?";
    }

    /** The known word that is only a few letters away, if any. */
    public static @Nullable String nearest(String word, List<String> known) {
        if (word.length() > LONGEST) {
            return null;
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Math.max(1, Math.min(3, wanted.length() / 3)) + 1;
        for (String candidate : known) {
            String name = candidate.toLowerCase(Locale.ROOT);
            if (wanted.endsWith("." + name) || name.endsWith("." + wanted)) {
                return candidate;
            }
            int distance = distance(wanted, name);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Insertions, deletions, replacements and swaps of neighbours that make one word the other. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
