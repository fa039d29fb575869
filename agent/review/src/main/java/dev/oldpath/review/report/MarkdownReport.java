package dev.oldpath.review.report;

import dev.oldpath.review.terminal.Plain;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.wording.Wording;
import java.io.IOException;
import java.io.Writer;

/** A table for a pull request. */
final class MarkdownReport {
    private static final int USERS = 5;

    private MarkdownReport() {}

    static void write(Review review, Writer out) throws IOException {
        Wording wording = new Wording(review);
        out.write("### Old paths: " + Wording.summary(review) + "\n\n");
        if (!review.paths().isEmpty()) {
            out.write("| Verdict | Path | Kind | Reason | Safe at (UTC) | Last use (UTC) | Users | Services |\n");
            out.write("|---|---|---|---|---|---|---|---|\n");
        }
        for (PathReview path : Wording.ordered(review)) {
            String place = path.environment().isEmpty() ? "" : " (" + escape(path.environment()) + ")";
            out.write("| **" + Wording.verdict(path.overall().verdict()) + "** | " + code(path.id()) + place + " | "
                    + escape(path.kind()) + " | " + escape(Wording.reason(path)) + " | "
                    + wording.safeAt(path.overall()) + " | "
                    + wording.date(path.overall().dates().lastUsed()) + " | "
                    + escape(wording.users(path, USERS)) + " | " + escape(Wording.serviceVersions(path)) + " |\n");
        }
        out.write("\nAs of " + wording.date(review.asOf()) + " UTC, from " + escape(review.source()) + ".\n");
        for (String note : review.notes()) {
            out.write("\n> " + escape(note) + "\n");
        }
    }

    private static String code(String text) {
        // In a table, a backslash before a bar would leave the bar to end the cell.
        return text.contains("`") || text.contains("\\")
                ? escape(text)
                : "`" + Plain.text(text).replace("|", "\\|") + "`";
    }

    /**
     * Nothing from outside may become a link, a mention, HTML or another column. Who looks for mentions and for numbers of issues does so
     * after entities are decoded, so a space without width goes between the sign and the name.
     */
    static String escape(String outside) {
        return Plain.text(outside)
                .replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([|*_`\\[\\]#])", "\\\\$1")
                .replaceAll("(#|\\b(?i:GH)-)(?=\\d)", "$1&#8203;")
                .replace("@", "@&#8203;")
                .replace("://", ":&#8203;//")
                .replaceAll("(?i)(www)\\.", "$1&#8203;.");
    }
}
