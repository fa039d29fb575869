package dev.oldpath.review.wording;

import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.ServiceReview;
import java.util.stream.Collectors;

/** What to do about a verdict, in one sentence. */
public final class NextStep {
    private static final int NAMES = 5;

    private final PathReview path;
    private final Wording wording;

    public NextStep(PathReview path, Wording wording) {
        this.path = path;
        this.wording = wording;
    }

    public String text() {
        Judgement judgement = path.overall();
        return switch (judgement.verdict()) {
            case SAFE -> "Remove it in a change of its own, so that you can revert this change alone.";
            case TOO_EARLY ->
                "Leave it, and ask again after "
                        + wording.date(judgement.dates().safeAt()) + ".";
            case BLIND -> fix(judgement.reason());
            case IN_USE -> "Move its users " + replacement() + ": " + wording.users(path, NAMES) + ".";
        };
    }

    private String replacement() {
        String replacement = path.info().get("replacement");
        return replacement == null ? "away (no replacement is named)" : "to " + replacement;
    }

    private String fix(Reason reason) {
        return switch (reason) {
            case RULES_STARTING -> "Ask again after the next evaluation of the rules.";
            case NO_EXPECTED_INSTANCES ->
                "Declare in the fleet file how many instances of " + services() + " there should be.";
            case INSTANCE_MISSING ->
                "Start every instance of " + services() + " with the agent, or correct its number in the fleet file.";
            case CANARY_FAILED, PATH_FAILED -> "Read the agent's log in " + services() + ": it names the failure.";
            case PATH_UNCOUNTABLE ->
                "Search the code for its users, or mark the places where it is used with OldPaths.used(..), which counts.";
            case PATH_UNPROVEN ->
                "Check the rule in " + services()
                        + ": of an endpoint the method and the whole path, with the context path; of a property its"
                        + " class and its name in the body. Then confirm it there with the day, such as"
                        + " confirmed: 2026-11-26; or let one request or body match it.";
            case PATH_MISSING -> "Find out why an instance of " + services() + " runs without it.";
            case VERSION_WITHOUT_MARK ->
                "Retire " + wording.unmarked(path) + ", or release that version again with the mark.";
            case USES_MISSING ->
                "Find what drops or renames the metric oldpath.uses between " + services() + " and here.";
            case PATH_ABSENT -> "Correct the rule in " + services() + ": it names code that was never there.";
            case RULE_MISSING -> "Give the newest version of " + services() + " the rule for it again.";
            case INVENTORY_INCOMPLETE -> "Read the agent's log in " + services() + ": it names what it could not read.";
            case SCOPE_CHANGED ->
                "Set oldpath.packages of the newest version of " + services()
                        + " to what it was when the path was found.";
            case UNCLEAN_ENDS ->
                "Let " + services() + " end in order (SIGTERM, and time for it), so that the last export is sent.";
            case NO_DATA -> "Check the id, and that its service runs with the agent.";
            case USED, LAST_USED, COVERAGE_GAP, EVIDENCE_GAP, OBSERVED_SINCE, QUIET -> "Ask again later.";
        };
    }

    /** The services to blame. */
    private String services() {
        return path.services().stream()
                .filter(service ->
                        service.judgement().reason() == path.overall().reason())
                .map(ServiceReview::service)
                .collect(Collectors.joining(", "));
    }
}
