package dev.oldpath.review.wording;

import dev.oldpath.review.evidence.User;
import dev.oldpath.review.time.DurationText;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.verdict.ServiceReview.Delays;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.verdict.VersionReview;
import dev.oldpath.review.verdict.VersionReview.Counting;
import dev.oldpath.review.verdict.VersionReview.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the evidence answers to what a careful engineer asks before a change on a live boundary. */
public final class Questions {
    private final PathReview path;
    private final Wording wording;

    public Questions(PathReview path, Wording wording) {
        this.path = path;
        this.wording = wording;
    }

    public List<String> previousVersion() {
        List<String> answers = new ArrayList<>();
        running(Presence.WITHOUT_MARK)
                .forEach(version -> answers.add(version
                        + " runs without the mark and is not newer: it may use the path without reporting it."));
        running(Presence.UNPROVEN)
                .forEach(version ->
                        answers.add(version + " runs without it, and its agent cannot prove that the code is gone."));
        List<String> knowing = running(Presence.KNOWS).toList();
        List<String> removed = running(Presence.REMOVED).toList();
        if (!knowing.isEmpty()) {
            answers.add("Still running with the old path: " + String.join(", ", knowing)
                    + ". Keep what the path reads and writes until they are gone.");
        }
        if (!removed.isEmpty()) {
            answers.add("Running without it: " + String.join(", ", removed) + ".");
        }
        if (answers.isEmpty()) {
            answers.add("No version reports now, so the evidence has no answer.");
        }
        return answers;
    }

    private Stream<String> running(Presence presence) {
        return path.services().stream()
                .flatMap(service -> service.versions().stream()
                        .filter(version -> version.reporting() > 0 && version.presence() == presence)
                        .map(version -> service.service() + " " + Wording.orUnset(version.version())));
    }

    public List<String> delayedConsumers() {
        Duration age = longest(Delays::dataAge);
        Duration backlog = longest(Delays::backlog);
        List<String> answers = new ArrayList<>();
        answers.add(
                age.isZero()
                        ? "No old data was seen at this path: no message, cached value or stored record with an age."
                        : "Data up to " + DurationText.format(age)
                                + " old reached it; the window is at least as long.");
        if (!backlog.isZero()) {
            answers.add("Its consumers are " + DurationText.format(backlog) + " behind"
                    + (path.kinds().contains("message") ? "; the clock of this path is that far behind." : "."));
        }
        return answers;
    }

    public List<String> separateSteps() {
        List<String> answers = new ArrayList<>();
        String replacement = path.info().get("replacement");
        answers.add(
                replacement == null
                        ? "No replacement is named. Name it on the mark, and release it before you remove anything."
                        : "The additive step is " + replacement + "; removing the old path is a step of its own.");
        boolean removed = running(Presence.REMOVED).findAny().isPresent();
        boolean knows = running(Presence.KNOWS).findAny().isPresent();
        if (removed && knows) {
            answers.add("The destructive step is under way: versions with and without the path run side by side.");
        }
        return answers;
    }

    public List<String> users() {
        List<User> users = wording.relevantUsers(path);
        List<String> answers = new ArrayList<>();
        if (users.isEmpty()) {
            answers.add(
                    path.overall().verdict() == Verdict.BLIND
                            ? "No use was counted, which proves nothing: "
                                    + path.overall().reasonText() + "."
                            : "No use was ever counted.");
        } else {
            answers.add(
                    "Last use " + wording.date(path.overall().dates().lastUsed()) + ". Each cell: uses and last use.");
        }
        if (path.usersIncomplete()) {
            answers.add(
                    "There were more clients than the agent keeps names of: the list is incomplete, the count is exact.");
        }
        return answers;
    }

    public List<String> rollback() {
        Duration horizon = longest(Delays::rollbackHorizon);
        if (horizon.isZero()) {
            return List.of("No rollback horizon is declared (rollbackHorizon in the fleet file): SAFE does not wait for"
                    + " a version that may come back.");
        }
        return List.of("A rollback may go back " + DurationText.format(horizon)
                + "; the window of " + DurationText.format(path.overall().window())
                + " covers it: a version that comes back within that time still finds the path.");
    }

    /** What a version has to do with the path; "watched" only where that says that all uses are counted. */
    public static String presence(VersionReview version, Reason reason) {
        return switch (version.presence()) {
            case KNOWS -> "has it, " + counting(version.counting(), reason);
            case REMOVED -> "does not have it";
            case UNPROVEN -> "does not report it, not proven gone";
            case WITHOUT_MARK -> "without the mark, not newer";
        };
    }

    private static String counting(Counting counting, Reason reason) {
        if (counting != Counting.ALL) {
            return counting == Counting.SOME ? "cannot count all uses" : "could not watch it";
        }
        return switch (reason) {
            case CANARY_FAILED -> "not proven to count";
            case USES_MISSING -> "its uses do not all arrive";
            case PATH_UNPROVEN -> "its rule may name nothing";
            default -> "watched";
        };
    }

    private Duration longest(Function<Delays, Duration> part) {
        return path.services().stream()
                .map(ServiceReview::delays)
                .map(part)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
