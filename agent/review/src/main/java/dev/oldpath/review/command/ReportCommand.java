package dev.oldpath.review.command;

import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.report.Format;
import dev.oldpath.review.terminal.Console;
import dev.oldpath.review.verdict.Review;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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

    @Option(names = "--format", description = "table, json, markdown or html. Default: table.", paramLabel = "FORMAT")
    private Format format = Format.TABLE;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Review review = source.source(console.err(), console.errIsTerminal()).review();
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
}
