package dev.oldpath.review.report;

import dev.oldpath.review.sarif.Place;
import dev.oldpath.review.sarif.Places;
import dev.oldpath.review.terminal.Plain;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.wording.NextStep;
import dev.oldpath.review.wording.Wording;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;

/** Workflow commands of GitHub Actions, which shows each as an annotation of the run. */
final class GithubReport {
    private GithubReport() {}

    static void write(Review review, Places places, Writer out) throws IOException {
        Wording wording = new Wording(review);
        for (PathReview path : Wording.ordered(review)) {
            out.write(command(
                    level(path.overall().verdict()),
                    place(places.of(path.id())),
                    Wording.verdict(path.overall().verdict()) + ": " + Wording.named(path),
                    Wording.reason(path) + ". " + new NextStep(path, wording).text()));
        }
        out.write(command(
                "notice", "", "OldPath", Wording.summary(review) + ", as of " + wording.date(review.asOf()) + " UTC"));
        for (String note : review.notes()) {
            out.write("note: " + Plain.text(note) + "\n");
        }
    }

    private static String level(Verdict verdict) {
        return switch (verdict) {
            case IN_USE -> "error";
            case BLIND, TOO_EARLY -> "warning";
            case SAFE -> "notice";
        };
    }

    private static String command(String level, String place, String title, String message) {
        return "::" + level + " " + place + "title=" + property(title) + "::" + data(message) + "\n";
    }

    /** An annotation is at one place, and only a file of the repository can be one. */
    private static String place(List<Place> places) {
        return places.stream()
                .filter(Place::found)
                .findFirst()
                .map(place -> "file=" + property(URI.create(place.uri()).getPath())
                        + (place.line() > 0 ? ",line=" + place.line() : "") + ",")
                .orElse("");
    }

    private static String property(String value) {
        return data(value).replace(":", "%3A").replace(",", "%2C");
    }

    /** Nothing from outside may end the line and begin another command. */
    private static String data(String text) {
        return Plain.text(text).replace("%", "%25");
    }
}
