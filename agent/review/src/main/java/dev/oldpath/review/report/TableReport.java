package dev.oldpath.review.report;

import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.wording.Plain;
import dev.oldpath.review.wording.Wording;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A table for people, with the meaning of its words below. */
final class TableReport {
    private static final int USERS = 2;
    private static final String RESET = "\033[0m";

    private final Review review;
    private final boolean colour;
    private final Wording wording;

    TableReport(Review review, boolean colour) {
        this.review = review;
        this.colour = colour;
        this.wording = new Wording(review);
    }

    void write(Writer out) throws IOException {
        List<PathReview> paths = Wording.ordered(review);
        if (!paths.isEmpty()) {
            writeTable(paths, out);
            out.write('\n');
        }
        out.write(Wording.summary(review) + ", as of " + wording.date(review.asOf()) + " UTC" + environment() + "\n");
        Set<Reason> reasons = new TreeSet<>();
        paths.forEach(path -> reasons.add(path.overall().reason()));
        for (Reason reason : reasons) {
            out.write("  " + reason.code() + ": " + reason.text() + "\n");
        }
        for (String note : review.notes()) {
            out.write("note: " + Plain.text(note) + "\n");
        }
    }

    /** If all have one environment, it is shown once, not in every line. */
    private String environment() {
        Set<String> environments = Wording.environments(review);
        String only = environments.size() == 1 ? environments.iterator().next() : "";
        return only.isEmpty() ? "" : ", environment " + Plain.text(only);
    }

    private void writeTable(List<PathReview> paths, Writer out) throws IOException {
        boolean environments = Wording.environments(review).size() > 1;
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(
                environments,
                "VERDICT",
                "PATH",
                "ENVIRONMENT",
                "KIND",
                "REASON",
                "SAFE AT",
                "LAST USE",
                "USERS",
                "SERVICES"));
        for (PathReview path : paths) {
            rows.add(row(
                    environments,
                    Wording.verdict(path.overall().verdict()),
                    path.id(),
                    path.environment(),
                    path.kind(),
                    Wording.reason(path),
                    wording.safeAt(path.overall()),
                    wording.date(path.overall().dates().lastUsed()),
                    wording.users(path, USERS),
                    Wording.serviceVersions(path)));
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            out.write(line(
                    rows.get(i),
                    widths,
                    i == 0 ? "\033[1m" : colour(paths.get(i - 1).overall().verdict())));
        }
    }

    private static List<String> row(boolean environments, String... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (i != 2 || environments) {
                row.add(Plain.text(cells[i].isEmpty() ? Wording.NONE : cells[i]));
            }
        }
        return row;
    }

    private String line(List<String> row, int[] widths, String code) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean last = i == widths.length - 1;
            String cell = last
                    ? row.get(i)
                    : row.get(i) + " ".repeat(widths[i] - row.get(i).length() + 2);
            line.append(colour && i == 0 ? code + cell + RESET : cell);
        }
        return line.append('\n').toString();
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case SAFE -> "\033[32m";
            case TOO_EARLY -> "\033[36m";
            case BLIND -> "\033[35m";
            case IN_USE -> "\033[33m";
        };
    }
}
