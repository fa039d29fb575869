package dev.oldpath.review.command;

import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.report.Format;
import dev.oldpath.review.report.Look;
import dev.oldpath.review.sarif.Places;
import dev.oldpath.review.scan.CodeOptions;
import dev.oldpath.review.terminal.Console;
import dev.oldpath.review.terminal.Plural;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: every path with verdict, reason, users and dates. */
@Command(
        name = "report",
        description = "Shows every old path with its verdict, reason, users and dates.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report is written, and no path has a verdict of --fail-on",
            "1:--fail-on: at least one path is IN_USE",
            "2:--fail-on: at least one path is BLIND or TOO_EARLY, or no old path is known",
            "3:--fail-on with --strict-exit: at least one is TOO_EARLY, and the worst",
            "64:wrong usage",
            "65:the evidence cannot be read",
            "69:the source cannot be reached",
            "70:OldPath itself failed",
            "74:the report cannot be written"
        })
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--verdict",
            paramLabel = "VERDICT",
            split = ",",
            completionCandidates = VerdictNames.class,
            description = "Only paths with this verdict: safe, too_early, blind or in_use. May be repeated.")
    private List<Verdict> verdicts = List.of();

    @Option(
            names = "--format",
            description = "table, json, markdown, junit, github, sarif or html. Default: table.",
            paramLabel = "FORMAT")
    private Format format = Format.TABLE;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            split = ",",
            completionCandidates = VerdictNames.class,
            description =
                    "Exit with the code of can-i-remove if a path that is shown has this verdict: too_early, blind or"
                            + " in_use. May be repeated.")
    private Set<Verdict> failOn = Set.of();

    @Mixin
    private final CodeOptions code = new CodeOptions();

    @Mixin
    private final ExitOptions exit = new ExitOptions();

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (failOn.contains(Verdict.SAFE)) {
            throw Problem.usage("--fail-on safe: exit code 0 is SAFE; write too_early, blind or in_use");
        }
        if (exit.strict && failOn.isEmpty()) {
            throw Problem.usage("--strict-exit goes with --fail-on; add it");
        }
        Places places = code.places(format.hasPlaces(), console.err());
        Review all = source.source(console.err(), console.errIsTerminal()).review();
        Review review = shown(all);
        Path file = output;
        try {
            if (file == null) {
                Writer writer = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
                format.write(review, new Look(console.colour(), console.width(), places), writer);
                writer.flush();
            } else {
                try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                    format.write(review, new Look(false, 0, places), writer);
                }
            }
        } catch (IOException e) {
            throw Problem.usage(
                    (file == null ? "standard output" : "--output " + file) + ": cannot be written: " + e.getMessage());
        }
        return exitCode(all, review);
    }

    /** Where nothing at all is known, a name is mistyped or no agent runs: that is no reason to go on. */
    private int exitCode(Review all, Review review) {
        if (all.paths().isEmpty()) {
            return failOn.contains(Verdict.BLIND) ? exit.code(Verdict.BLIND) : 0;
        }
        return exit.code(review.paths().stream()
                .map(path -> path.overall().verdict())
                .filter(failOn::contains)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.SAFE));
    }

    private Review shown(Review all) {
        if (filter.isEmpty() && verdicts.isEmpty()) {
            return all;
        }
        List<PathReview> shown = all.paths().stream()
                .filter(path -> filter.passes(path, all.asOf()))
                .filter(path ->
                        verdicts.isEmpty() || verdicts.contains(path.overall().verdict()))
                .toList();
        List<String> notes = new ArrayList<>(all.notes());
        String by = verdicts.stream()
                .map(verdict -> " --verdict " + verdict.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        notes.add("shows " + shown.size() + " of " + Plural.of(all.paths().size(), "old path") + ": "
                + (filter + by).strip());
        notes.addAll(filter.notes(all.paths(), all.asOf()));
        return new Review(all.asOf(), all.source(), shown, notes);
    }
}
