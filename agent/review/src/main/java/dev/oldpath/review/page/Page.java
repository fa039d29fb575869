package dev.oldpath.review.page;

import dev.oldpath.review.wording.Wording;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** One page that needs no network, no script and no other file. */
public final class Page {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <link rel="icon" href="data:,">
            <title>Old paths: {}</title>
            <style>{}</style>
            </head>
            <body>
            <a class="skip" href="#paths">Skip to the paths</a>
            <header>
            <h1>Which old paths can go?</h1>
            <p class="meta">As of <b>{} UTC</b>{}, from {}</p>
            <ul class="counts">{}</ul>
            </header>
            <main>
            {}{}
            <section id="paths" aria-labelledby="paths-title"><h2 id="paths-title">Every path by the five questions</h2>{}</section>
            </main>
            <footer>{}</footer>
            </body>
            </html>
            """;

    private final Review review;
    private final Wording wording;
    private final List<PathReview> paths;
    private final Set<String> environments;

    private Page(Review review) {
        this.review = review;
        this.wording = new Wording(review);
        this.paths = Wording.ordered(review);
        this.environments = Wording.environments(review);
    }

    public static void write(Review review, Writer out) throws IOException {
        out.write(new Page(review).page().toString());
    }

    private Html page() throws IOException {
        Html articles = new Html();
        for (PathReview path : paths) {
            articles.add("{}", new Card(path, review, wording).article());
        }
        return Html.of(
                PAGE,
                Wording.summary(review),
                // Our own style sheet, not text from outside.
                new Html().add(styles()),
                wording.date(review.asOf()),
                environment(),
                Html.id(review.source()),
                counts(),
                notes(),
                overview(),
                articles,
                legend());
    }

    private static String styles() throws IOException {
        try (InputStream css = Page.class.getResourceAsStream("page.css")) {
            if (css == null) {
                throw new IOException("page.css is missing in the jar");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Shown once where there is only one, otherwise with each path. */
    private Html environment() {
        String only = environments.size() == 1 ? environments.iterator().next() : "";
        return only.isEmpty() ? new Html() : Html.of(" in <b>{}</b>", only);
    }

    private Html counts() {
        Html counts = new Html();
        for (Verdict verdict : Verdict.values()) {
            counts.add("""
                            <li class="{}"><b>{}</b> {}</li>""", Chip.style(verdict), Wording.count(review, verdict), Wording.verdict(verdict));
        }
        return counts;
    }

    private Html notes() {
        return review.notes().isEmpty() ? new Html() : Html.of("""
                                <section class="notes" aria-label="Notes"><ul>{}</ul></section>""", Html.each("<li>{}</li>", review.notes()));
    }

    private Html overview() {
        if (paths.isEmpty()) {
            return Html.of("<p>No old path is known.</p>");
        }
        Html rows = new Html();
        for (PathReview path : paths) {
            rows.add(
                    """
                            <tr><td>{}</td><th scope="row"><a href="#{}">{}</a>{}<small>{}</small></th>\
                            <td data-label="Safe at" class="date">{}</td><td data-label="Last use" class="date">{}</td>\
                            <td data-label="Users">{}</td></tr>""",
                    Chip.of(path.overall().verdict()),
                    Card.anchor(path),
                    Html.id(path.id()),
                    environments.size() > 1 ? Html.of(" {}", path.environment()) : new Html(),
                    path.overall().reasonText(),
                    wording.safeAt(path.overall()),
                    wording.date(path.overall().dates().lastUsed()),
                    wording.users(path, 2));
        }
        return Html.of("""
                        <section aria-labelledby="overview-title"><h2 id="overview-title">At a glance</h2>\
                        <table class="overview"><thead><tr><th scope="col">Verdict</th><th scope="col">Path</th>\
                        <th scope="col">Safe at</th><th scope="col">Last use</th>\
                        <th scope="col">Users</th></tr></thead><tbody>{}</tbody></table></section>""", rows);
    }

    private static Html legend() {
        return Html.of(
                "<p><b>SAFE</b> {}. <b>TOO EARLY</b> quiet, but not for long enough. <b>BLIND</b> a use could have"
                        + " happened that nobody counted. <b>IN USE</b> {}. All times are UTC.</p>",
                Reason.QUIET.text(),
                Reason.USED.text());
    }
}
