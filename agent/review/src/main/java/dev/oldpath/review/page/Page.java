package dev.oldpath.review.page;

import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.wording.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * One page that needs no network and no other file. All of it can be read without its script, which only chooses, sorts and groups. The
 * browser runs no other script: the page's policy has the hash of this one.
 */
public final class Page {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '{}'">
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
            {}{}{}
            </main>
            <footer>{}</footer>
            <script>{}</script>
            </body>
            </html>
            """;

    private static final int NOTES_AT_A_GLANCE = 6;

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

    /** Writes the page. */
    public static void write(Review review, Writer out) throws IOException {
        out.write(new Page(review).page().toString());
    }

    private Html page() throws IOException {
        String script = resource("page.js");
        return Html.of(
                PAGE,
                "sha256-" + hash(script),
                Wording.summary(review),
                // Our own style sheet and script, not text from outside.
                new Html().add(resource("page.css")),
                wording.date(review.asOf()),
                environment(),
                Html.id(review.source()),
                counts(),
                notes(),
                overview(),
                new Clients(review, paths, wording, environments.size() > 1).section(),
                legend(),
                new Html().add(script));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String hash(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
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
            counts.add(
                    """
                            <li class="{}" data-verdict="{}"><b>{}</b> {}</li>""",
                    Chip.style(verdict),
                    Wording.verdict(verdict),
                    Wording.count(review, verdict),
                    Wording.verdict(verdict));
        }
        return counts;
    }

    private Html notes() {
        List<String> notes = review.notes();
        if (notes.isEmpty()) {
            return new Html();
        }
        int first = Math.min(NOTES_AT_A_GLANCE, notes.size());
        List<String> rest = notes.subList(first, notes.size());
        return Html.of(
                """
                        <section class="notes" aria-label="Notes"><ul>{}</ul>{}</section>
                        """,
                items(notes.subList(0, first)),
                rest.isEmpty() ? new Html() : Html.of("""
                                <details><summary>{} more</summary><ul>{}</ul></details>""", rest.size(), items(rest)));
    }

    private static Html items(List<String> notes) {
        return Html.each("<li>{}</li>", notes);
    }

    private Html overview() throws IOException {
        if (paths.isEmpty()) {
            return Html.of("""
                    <p id="paths">No old path is known.</p>""");
        }
        Html rows = new Html();
        for (PathReview path : paths) {
            rows.add(
                    "{}",
                    new PathRow(path, wording).of(environments.size() > 1, new Card(path, review, wording).article()));
        }
        return Html.of("""
                        <section id="paths" aria-labelledby="paths-title"><h2 id="paths-title">Every old path</h2>
                        {}
                        <table class="overview"><thead><tr><th scope="col">Verdict</th><th scope="col">Path</th>\
                        <th scope="col">Owner</th><th scope="col">Kind</th><th scope="col">Service</th><th scope="col">Users</th>\
                        <th scope="col">Safe at</th><th scope="col">Last use</th></tr></thead>
                        {}</table></section>
                        """, new Html().add(resource("tools.html")), rows);
    }

    private static Html legend() {
        return Html.of(
                "<p><b>SAFE</b> {}. <b>TOO EARLY</b> quiet, but not for long enough. <b>BLIND</b> a use could have"
                        + " happened that nobody counted. <b>IN USE</b> {}. All times are UTC.</p>",
                Reason.QUIET.text(),
                Reason.USED.text());
    }
}
