package dev.oldpath.review.report;

import dev.oldpath.review.sarif.Places;
import dev.oldpath.review.sarif.SarifLog;
import dev.oldpath.review.terminal.Plain;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.wording.NextStep;
import dev.oldpath.review.wording.Wording;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Results of a code scanner: each path with its verdict. */
final class SarifReport {
    private SarifReport() {}

    static void write(Review review, Places places, Writer out) throws IOException {
        List<SarifLog.Rule> rules = Arrays.stream(Verdict.values())
                .map(verdict -> new SarifLog.Rule(rule(verdict), description(verdict)))
                .toList();
        List<String> notes = review.notes().stream().map(Plain::text).toList();
        Wording wording = new Wording(review);
        try (SarifLog log = new SarifLog(rules, notes, out)) {
            for (PathReview path : Wording.ordered(review)) {
                Verdict verdict = path.overall().verdict();
                log.write(new SarifLog.Result(
                        rule(verdict),
                        level(verdict),
                        Plain.text(Wording.verdict(verdict) + ": " + Wording.named(path) + ": " + Wording.reason(path)
                                + ". " + new NextStep(path, wording).text()),
                        Plain.text(path.id()),
                        path.kinds(),
                        Plain.text(Wording.named(path)),
                        places.of(path.id())));
            }
        }
    }

    private static String rule(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String description(Verdict verdict) {
        return switch (verdict) {
            case SAFE -> "An old path can be removed.";
            case TOO_EARLY -> "An old path is quiet, but not for long enough.";
            case BLIND -> "An old path may be used without anybody having counted it.";
            case IN_USE -> "An old path is still used.";
        };
    }

    private static String level(Verdict verdict) {
        return switch (verdict) {
            case IN_USE -> "error";
            case BLIND, TOO_EARLY -> "warning";
            case SAFE -> "note";
        };
    }
}
