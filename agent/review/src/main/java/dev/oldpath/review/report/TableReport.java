package dev.oldpath.review.report;

import dev.oldpath.review.terminal.Plain;
import dev.oldpath.review.terminal.Table;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
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

    private final Review review;
    private final Look look;
    private final Wording wording;

    TableReport(Review review, Look look) {
        this.review = review;
        this.look = look;
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
        Table table = new Table(row(
                        environments,
                        "VERDICT",
                        "PATH",
                        "ENVIRONMENT",
                        "KIND",
                        "REASON",
                        "SAFE AT",
                        "LAST USE",
                        "USERS",
                        "SERVICES")
                .toArray(String[]::new));
        for (PathReview path : paths) {
            table.add(
                    colour(path.overall().verdict()),
                    row(
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
        out.write(table.text(look.width(), look.colour()));
    }

    private static List<String> row(boolean environments, String... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (i != 2 || environments) {
                row.add(cells[i]);
            }
        }
        return row;
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
