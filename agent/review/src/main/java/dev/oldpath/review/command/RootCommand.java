package dev.oldpath.review.command;

import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.scan.DiffCommand;
import dev.oldpath.review.scan.ScanCommand;
import dev.oldpath.review.settings.ConfigCommand;
import dev.oldpath.review.terminal.Console;
import dev.oldpath.review.time.DurationText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: its commands, and how it fails. */
@Command(
        name = "java -jar oldpath-agent.jar",
        description = "Is this old path safe to remove, and if not, who still needs it?",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Release.class)
public final class RootCommand implements Runnable {
    /** A defect of OldPath itself, by the convention of sysexits. */
    private static final int DEFECT = 70;

    /** What picocli can lay out, and what people like to read. */
    private static final int NARROWEST_HELP = 55;

    private static final int WIDEST_HELP = 120;

    /** How many names are shown for one that is mistyped, the most similar first. */
    private static final int SIMILAR = 3;

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new RootCommand())
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new CanIRemoveCommand(console))
                .addSubcommand(new ScanCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new ConfigCommand(console))
                .addSubcommand(new CompletionCommand(console))
                .registerConverter(Duration.class, RootCommand::duration)
                .registerConverter(Instant.class, RootCommand::instant)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // The id of a path may begin with @, and must not become the name of a file with more arguments.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, args) -> wrongUsage(e, console))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, console));
        if (console.width() > 0) {
            line.setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(console.width(), WIDEST_HELP)));
        }
        return line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static Duration duration(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static Instant instant(String text) {
        Instant moment;
        try {
            moment = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a moment such as 2026-11-22T10:00:00Z, or a day such as 2026-11-22");
        }
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new TypeConversionException("'" + text + "' is not between " + FIRST + " and " + LAST);
        }
        return moment;
    }

    private static int wrongUsage(ParameterException e, Console console) {
        List<String> similar = e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().limit(SIMILAR).toList()
                : List.of();
        console.err()
                .println("oldpath: " + e.getMessage()
                        + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?"));
        console.err()
                .println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' for all options.");
        return Problem.USAGE;
    }

    /** Prints in one line what failed, and returns the exit code, which is never that of a verdict. */
    public static int failed(Throwable failure, Console console) {
        if (failure instanceof Problem problem) {
            console.err().println("oldpath: " + problem.getMessage());
            return problem.exitCode();
        }
        if (failure instanceof OutOfMemoryError) {
            console.err().println("oldpath: not enough memory; give it more, such as java -Xmx2g -jar ...");
            return DEFECT;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        console.err()
                .println("oldpath: a defect in OldPath, please report it: "
                        + String.valueOf(failure).lines().findFirst().orElse("")
                        + (trace.length == 0 ? "" : " at " + trace[0]));
        return DEFECT;
    }
}
