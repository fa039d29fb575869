package dev.oldpath.review.command;

import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.fleet.FleetFile;
import dev.oldpath.review.otlp.Progress;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.prometheus.Access;
import dev.oldpath.review.prometheus.PrometheusSource;
import dev.oldpath.review.verdict.Review;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the evidence is and how it is judged: the options that all commands share. */
final class SourceOptions {
    static final Duration DEFAULT_WINDOW = Duration.ofDays(30);

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description = "Judge the OTLP/JSON lines (*.jsonl, *.jsonl.gz) in this directory. May be repeated.")
    List<Path> evidence = List.of();

    @Mixin
    private final PrometheusOptions prometheus = new PrometheusOptions();

    @Option(
            names = "--fleet",
            paramLabel = "FILE",
            description = "How many instances each service should have. Without it everything is BLIND.")
    @Nullable
    Path fleet;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description =
                    "Judge as of this moment, such as 2026-11-22T10:00:00Z, or as of the start of this day in UTC, such"
                            + " as 2026-11-22. Default: now.")
    @Nullable
    Instant asOf;

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            description = "How long a path has to be quiet if its mark gives no time. Default: 30d.")
    @Nullable
    Duration window;

    @Option(names = "--service", paramLabel = "NAME", description = "Only this service.")
    @Nullable
    String service;

    @Option(names = "--environment", paramLabel = "NAME", description = "Only this environment.")
    @Nullable
    String environment;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    Source source(PrintStream err, boolean errIsTerminal) {
        Access access = prometheus.access();
        if (evidence.isEmpty() == (access == null)) {
            throw Problem.usage("name one source: --evidence DIR or --prometheus URL");
        }
        if (evidence.contains(Path.of(""))) {
            throw Problem.usage("--evidence names no directory; is a variable empty?");
        }
        Source source = access != null ? recorded(access, err) : evidence(new Progress(err, errIsTerminal));
        return () -> withNoteOnNothing(source.review());
    }

    /** A name with a typing error must not look like a service without old paths. */
    private Review withNoteOnNothing(Review review) {
        if (!review.paths().isEmpty() || (service == null && environment == null)) {
            return review;
        }
        List<String> notes = new ArrayList<>(review.notes());
        String in = environment == null ? "" : "environment " + environment;
        notes.add(
                "nothing known of " + (service == null ? in : "service " + service + (in.isEmpty() ? "" : " in " + in))
                        + ": it has no old path, or no agent, or another name");
        return new Review(review.asOf(), review.source(), review.paths(), notes);
    }

    private Source evidence(Progress progress) {
        return new EvidenceSource(
                evidence,
                asOf,
                fleet != null ? FleetFile.read(fleet) : Fleet.UNDECLARED,
                window(),
                found -> wanted(found.environment(), found.service()),
                progress);
    }

    private Source recorded(Access access, PrintStream err) {
        if (window != null) {
            throw Problem.usage("--window does not go with --prometheus: the window is part of the rules there");
        }
        if (fleet != null) {
            err.println("oldpath: --fleet is not used with --prometheus: the rules know the fleet from"
                    + " oldpath:expected_instances:count");
        }
        PrometheusSource source = new PrometheusSource(access, asOf, this::wanted, service == null);
        return source::review;
    }

    private boolean wanted(String foundEnvironment, String foundService) {
        return (service == null || service.equals(foundService))
                && (environment == null || environment.equals(foundEnvironment));
    }

    Duration window() {
        return window != null ? window : DEFAULT_WINDOW;
    }
}
