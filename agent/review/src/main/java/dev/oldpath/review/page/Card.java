package dev.oldpath.review.page;

import dev.oldpath.review.time.DurationText;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.wording.NextStep;
import dev.oldpath.review.wording.Questions;
import dev.oldpath.review.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One path: what is known about it, how long it has been quiet, and the five questions. */
final class Card {
    private final PathReview path;
    private final Review review;
    private final Wording wording;

    Card(PathReview path, Review review, Wording wording) {
        this.path = path;
        this.review = review;
        this.wording = wording;
    }

    Html article() {
        Questions questions = new Questions(path, wording);
        return Html.of(
                """
                        <article id="{}"><h3 class="hidden">{}</h3><p class="answer">{}</p><p class="next">\
                        <b>Next</b> {}</p><p class="facts">{}</p><div class="time">{}{}</div><ol class="questions">{}{}{}{}{}</ol>{}</article>""",
                Anchor.of(path),
                path.id(),
                answer(),
                new NextStep(path, wording).text(),
                facts(),
                clock(),
                Sparkline.of(path.curve(), wording),
                question(
                        "Can the previous version still run against the new state?",
                        questions.previousVersion(),
                        versions()),
                question("Can delayed consumers survive?", questions.delayedConsumers(), new Html()),
                question("Are additive and destructive changes separate?", questions.separateSteps(), new Html()),
                question("Who still uses the old path?", questions.users(), UserMatrix.of(path, wording)),
                question("Is there a real rollback, or only a code rollback?", questions.rollback(), new Html()),
                coverage());
    }

    private static Html question(String question, List<String> answers, Html detail) {
        return Html.of("<li><h4>{}</h4>{}{}</li>", question, Html.each("<p>{}</p>", answers), detail);
    }

    private Html facts() {
        Html facts = Html.of("<span>{}</span>", path.kind().isEmpty() ? "kind not known" : path.kind());
        if (!path.environment().isEmpty()) {
            facts.add(" <span>environment <b>{}</b></span>", path.environment());
        }
        for (Map.Entry<String, String> fact : path.info().entrySet()) {
            facts.add(
                    " <span>{} <b>{}</b></span>",
                    fact.getKey().replace('_', ' ').replace('.', ' '),
                    fact.getValue());
        }
        return facts.add("""
                 <a href="#{}">Link to this path</a>""", Anchor.of(path));
    }

    private String answer() {
        Judgement judgement = path.overall();
        return switch (judgement.verdict()) {
            case SAFE ->
                "It can be removed: " + judgement.reason().text() + " (" + DurationText.format(judgement.window())
                        + ").";
            case TOO_EARLY ->
                "Not before " + wording.date(judgement.dates().safeAt()) + ": "
                        + judgement.reason().text() + ".";
            case BLIND -> "There is no answer yet: " + judgement.reasonText() + ".";
            case IN_USE ->
                "Somebody needs it: last used " + wording.date(judgement.dates().lastUsed())
                        + ". If it stays quiet from now on, it can be removed at "
                        + wording.date(judgement.dates().safeAt()) + ".";
        };
    }

    /** How much of the window has passed in quiet. */
    private Html clock() {
        Instant since = path.overall().dates().quietSince();
        Duration window = path.overall().window();
        // Nobody knows whether a BLIND path was quiet.
        if (since == null || window.isZero() || path.overall().verdict() == Verdict.BLIND) {
            return new Html();
        }
        Duration quiet = Duration.between(since, review.asOf());
        long percent = Math.max(0, Math.min(100, quiet.toMillis() * 100 / window.toMillis()));
        String text = "quiet since " + wording.date(since) + ": " + DurationText.format(quiet) + ", window "
                + DurationText.format(window);
        return Html.of("""
                        <div class="clock"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">\
                        <rect class="track" width="100" height="4"/>\
                        <rect class="quiet" width="{}" height="4"/></svg><small>{}</small></div>""", percent, text);
    }

    private Html versions() {
        Html rows = new Html();
        for (ServiceReview service : path.services()) {
            service.versions()
                    .forEach(version -> rows.add(
                            """
                                    <tr><th scope="row">{} {}</th><td>{}</td><td class="number">{}</td><td class="date">{}</td>\
                                    <td class="date">{}</td></tr>""",
                            service.service(),
                            Wording.orUnset(version.version()),
                            Questions.presence(version, service.judgement().reason()),
                            version.reporting(),
                            wording.date(version.firstSeen()),
                            wording.date(version.lastSeen())));
        }
        return rows.toString().isEmpty() ? rows : Html.of("""
                                <div class="scroll" tabindex="0" role="group" aria-label="Service versions"><table><thead><tr>\
                                <th scope="col">Version</th><th scope="col">Old path</th><th scope="col">Running</th>\
                                <th scope="col">First seen</th><th scope="col">Last seen</th></tr></thead>\
                                <tbody>{}</tbody></table></div>""", rows);
    }

    /** What the verdict rests on. */
    private Html coverage() {
        Html rows = new Html();
        for (ServiceReview service : path.services()) {
            Judgement judgement = service.judgement();
            rows.add(
                    """
                            <tr><th scope="row">{}</th><td>{}</td><td>{} of {}</td><td class="date">{}</td>\
                            <td class="date">{}</td><td class="date">{}</td></tr>""",
                    service.service(),
                    Chip.of(judgement.verdict()),
                    service.instances().reporting(),
                    service.instances().expected(),
                    wording.date(judgement.dates().observedSince()),
                    wording.date(judgement.dates().gapEnd()),
                    wording.date(judgement.dates().evidenceGapEnd()));
        }
        return path.services().isEmpty() ? rows : Html.of("""
                                <h4>What this rests on</h4><div class="scroll" tabindex="0" role="group" aria-label="Coverage">\
                                <table><thead><tr><th scope="col">Service</th><th scope="col">Verdict</th>\
                                <th scope="col">Instances</th><th scope="col">Observed since</th>\
                                <th scope="col">Last coverage gap</th><th scope="col">Last evidence gap</th></tr></thead>\
                                <tbody>{}</tbody></table></div>""", rows);
    }
}
