package dev.oldpath.review.command;

import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.report.Format;
import dev.oldpath.review.report.Look;
import dev.oldpath.review.sarif.Places;
import dev.oldpath.review.scan.CodeOptions;
import dev.oldpath.review.terminal.Console;
import dev.oldpath.review.time.DurationText;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code can-i-remove}: the verdict as an exit code. */
@Command(
        name = "can-i-remove",
        description = "Answers with its exit code whether these old paths can be removed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all are SAFE",
            "1:at least one is IN_USE",
            "2:at least one is BLIND or TOO_EARLY",
            "3:with --strict-exit: at least one is TOO_EARLY, none is BLIND or IN_USE",
            "64:wrong usage",
            "65:the evidence cannot be read",
            "69:the source cannot be reached",
            "70:OldPath itself failed",
            "74:the answer cannot be written"
        })
final class CanIRemoveCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Ids of old paths, as the report shows them. With * for any characters: all that match. --owner, --kind and"
                            + " --client choose among these; a path that is named in full is always answered.")
    private List<String> paths = List.of();

    @Option(
            names = "--format",
            description = "table, json, markdown, junit, github or sarif. Default: table.",
            paramLabel = "FORMAT")
    private Format format = Format.TABLE;

    @Option(
            names = "--retry-while-unknown",
            paramLabel = "N",
            description = "Ask up to N more times while a path is BLIND and none is IN_USE.")
    private int retries;

    @Option(names = "--retry-interval", paramLabel = "DURATION", description = "Time between them. Default: 30s.")
    private Duration interval = Duration.ofSeconds(30);

    @Option(names = "--dry-run", description = "Print the answer, but exit with 0.")
    private boolean dryRun;

    @Mixin
    private final CodeOptions code = new CodeOptions();

    @Mixin
    private final ExitOptions exit = new ExitOptions();

    CanIRemoveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (format == Format.HTML) {
            throw Problem.usage(
                    "--format html is for report; can-i-remove has table, json, markdown, junit, github and sarif");
        }
        if (retries < 0) {
            throw Problem.usage("--retry-while-unknown " + retries + ": write 0 or more");
        }
        Places places = code.places(format.hasPlaces(), console.err());
        Source evidence = source.source(console.err(), console.errIsTerminal());
        Review answer = answer(evidence);
        int more = source.asOf == null ? retries : 0;
        if (more < retries && isAnyBlind(answer)) {
            console.err()
                    .println(
                            "oldpath: --retry-while-unknown does not wait with --as-of: the answer as of a fixed moment"
                                    + " stays the same");
        }
        for (int retry = 1; retry <= more && answer.worst() == Verdict.BLIND; retry++) {
            console.err()
                    .println("oldpath: still BLIND, asking again in " + DurationText.format(interval) + " (" + retry
                            + " of " + more + ")");
            Thread.sleep(interval.toMillis());
            answer = answer(evidence);
        }
        Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
        format.write(answer, new Look(console.colour(), console.width(), places), out);
        out.flush();
        return dryRun ? 0 : exit.code(answer.worst());
    }

    private Review answer(Source evidence) {
        return new Question(paths, filter, source.window()).answer(evidence.review());
    }

    private static boolean isAnyBlind(Review answer) {
        return answer.paths().stream().anyMatch(path -> path.overall().verdict() == Verdict.BLIND);
    }
}
