package dev.oldpath.review.command;

import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The paths that somebody wants to remove. One that nobody reported is BLIND, never SAFE. */
record Question(List<String> ids, Duration window) {
    private static final int NEAR = 3;

    Review answer(Review all) {
        List<PathReview> asked = new ArrayList<>();
        List<String> notes = new ArrayList<>(all.notes());
        for (String id : new TreeSet<>(ids)) {
            List<PathReview> known =
                    all.paths().stream().filter(path -> path.id().equals(id)).toList();
            asked.addAll(known);
            if (known.isEmpty()) {
                asked.add(new PathReview("", id, new TreeSet<>(), Map.of(), Judgement.noData(window), List.of(), null));
                notes.add(unknown(id, all));
            }
        }
        return new Review(all.asOf(), all.source(), asked, notes);
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
