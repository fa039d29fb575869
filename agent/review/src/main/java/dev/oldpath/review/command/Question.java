package dev.oldpath.review.command;

import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The paths that somebody wants to remove. One that nobody reported is BLIND, never SAFE, and so is a pattern that matches nothing.
 *
 * @param filter chooses among what patterns match
 */
record Question(List<String> ids, FilterOptions filter, Duration window) {
    private static final int NEAR = 3;

    Review answer(Review all) {
        Map<String, List<PathReview>> known = new TreeMap<>();
        all.paths()
                .forEach(path -> known.computeIfAbsent(path.id(), any -> new ArrayList<>())
                        .add(path));
        Set<PathReview> asked = new LinkedHashSet<>();
        Set<PathReview> matching = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>(all.notes());
        for (String id : new TreeSet<>(ids)) {
            Glob glob = new Glob(id);
            boolean pattern = glob.isPattern() && !known.containsKey(id);
            List<PathReview> found = known.getOrDefault(id, List.of());
            if (pattern) {
                List<PathReview> some = all.paths().stream()
                        .filter(path -> glob.matches(path.id()))
                        .toList();
                matching.addAll(some);
                found = some.stream()
                        .filter(path -> filter.passes(path, all.asOf()))
                        .toList();
            }
            asked.addAll(found);
            if (found.isEmpty()) {
                asked.add(new PathReview("", id, new TreeSet<>(), Map.of(), Judgement.noData(window), List.of(), null));
                notes.add(pattern ? unmatched(id) : unknown(id, all));
            }
        }
        notes.addAll(filter.notes(matching, all.asOf()));
        return new Review(all.asOf(), all.source(), List.copyOf(asked), notes);
    }

    private String unmatched(String pattern) {
        return pattern + (filter.isEmpty() ? "" : " with " + filter) + ": matches no known path";
    }

    private static String unknown(String id, Review all) {
        List<String> near = all.paths().stream()
                .map(PathReview::id)
                .distinct()
                .sorted(Comparator.comparingInt(known -> distance(id, known)))
                .limit(NEAR)
                .toList();
        return id + ": no instance has reported this path"
                + (near.isEmpty() ? "; no path at all is known" : "; known paths near it: " + String.join(", ", near));
    }

    /** Edits from one to the other; none when one is part of the other: people leave out packages and braces. */
    static int distance(String asked, String known) {
        String a = letters(asked);
        String b = letters(known);
        if (a.contains(b) || b.contains(a)) {
            return 0;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static String letters(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
