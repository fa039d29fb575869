package dev.oldpath.review.command;

import dev.oldpath.review.evidence.Evidence;
import dev.oldpath.review.evidence.EvidenceFold;
import dev.oldpath.review.evidence.Run;
import dev.oldpath.review.evidence.ServiceEvidence;
import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.otlp.EvidenceFiles;
import dev.oldpath.review.otlp.Progress;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.terminal.Plural;
import dev.oldpath.review.time.DurationText;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Reviewer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Judges evidence files. */
final class EvidenceSource implements Source {
    private final List<Path> places;
    private final @Nullable Instant asOf;
    private final Fleet fleet;
    private final Duration window;
    private final Predicate<ServiceEvidence> wanted;
    private final Progress progress;

    EvidenceSource(
            List<Path> places,
            @Nullable Instant asOf,
            Fleet fleet,
            Duration window,
            Predicate<ServiceEvidence> wanted,
            Progress progress) {
        this.places = places;
        this.asOf = asOf;
        this.fleet = fleet;
        this.window = window;
        this.wanted = wanted;
        this.progress = progress;
    }

    @Override
    public Review review() {
        Instant moment = asOf != null ? asOf : Instant.now();
        EvidenceFold fold = new EvidenceFold(moment.toEpochMilli(), asOf == null);
        EvidenceFiles.under(places).read(fold, fold::damaged, progress);
        Evidence evidence = fold.toEvidence();
        if (evidence.points() == 0) {
            throw Problem.unreadable(places.get(0)
                    + ": the files contain no OldPath metrics; does the agent run in the service that wrote them?");
        }
        return new Review(
                moment,
                String.join(", ", places.stream().map(EvidenceSource::shown).toList()),
                new Reviewer(fleet, window).review(evidence, wanted),
                notes(evidence));
    }

    /** A report is for others too: it does not show in which folders this machine keeps its evidence. */
    private static String shown(Path place) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = place.toAbsolutePath().normalize();
        Path name = whole.getFileName();
        if (!place.isAbsolute() || name == null) {
            return place.toString();
        }
        return whole.startsWith(here) && !whole.equals(here)
                ? here.relativize(whole).toString()
                : name.toString();
    }

    private String shown(String note) {
        String shown = note;
        for (Path place : places) {
            shown = shown.replace(place.toString(), shown(place));
        }
        return shown;
    }

    private List<String> notes(Evidence evidence) {
        List<String> notes = new ArrayList<>();
        evidence.damages().forEach(damage -> notes.add(shown(damage.where())));
        if (evidence.services().isEmpty()) {
            notes.add("all evidence is later than the moment of the verdict (--as-of)");
        }
        endedBefore(evidence).ifPresent(notes::add);
        List<String> reported =
                evidence.services().stream().map(ServiceEvidence::service).toList();
        for (String declared : fleet.declared()) {
            if (!reported.contains(declared)) {
                notes.add(
                        "service " + declared + " is declared in the fleet file but never reported: it has no agent, or"
                                + " another name; nobody knows what it uses");
            }
        }
        for (ServiceEvidence service : evidence.services()) {
            service.failures()
                    .forEach((kind, count) -> notes.add(
                            "agents of " + service.service() + " counted " + Plural.of(count, kind + " failure")));
        }
        return notes;
    }

    /** Old files, judged as of now, look like a fleet that is gone. */
    private static Optional<String> endedBefore(Evidence evidence) {
        List<Run> runs = evidence.services().stream()
                .flatMap(service -> service.runs().stream())
                .filter(run -> !run.reporting().isEmpty())
                .toList();
        long last = runs.stream().mapToLong(Run::lastReport).max().orElse(evidence.asOf());
        if (runs.stream().anyMatch(run -> run.reporting().lastEnd() > evidence.asOf())) {
            return Optional.empty();
        }
        Instant end = Instant.ofEpochMilli(last).truncatedTo(ChronoUnit.SECONDS);
        return Optional.of("the evidence ends " + DurationText.format(Duration.ofMillis(evidence.asOf() - last))
                + " before the moment of the verdict; to judge as of its end, use --as-of " + end);
    }
}
