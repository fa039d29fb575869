package dev.oldpath.review.command;

import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.report.Format;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: every path with verdict, reason, users and dates. */
@Command(name = "report", description = "Shows every old path with its verdict, reason, users and dates.")
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
            description = "Only paths with this verdict: safe, too_early, blind or in_use. May be repeated.")
    private List<Verdict> verdicts = List.of();

    @Option(
            names = "--format",
            description = "table, json, markdown, junit, github or html. Default: table.",
            paramLabel = "FORMAT")
    private Format format = Format.TABLE;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Review review =
                shown(source.source(console.err(), console.errIsTerminal()).review());
        Path file = output;
        try {
            if (file == null) {
                Writer writer = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
                format.write(review, console.colour(), writer);
                writer.flush();
            } else {
                try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                    format.write(review, false, writer);
                }
            }
        } catch (IOException e) {
            throw Problem.usage(
                    (file == null ? "standard output" : "--output " + file) + ": cannot be written: " + e.getMessage());
        }
        return 0;
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
