package dev.oldpath.review.scan;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.terminal.Console;
import dev.oldpath.weave.BuiltCode;
import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scan}: the old paths in jars and directories. */
@Command(
        name = "scan",
        description = "Lists the old paths in built code, without running it.",
        mixinStandardHelpOptions = true)
public final class ScanCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "JAR|DIR",
            description =
                    "Built code: jars and wars (with the jars inside them) or directories of class files, jars and wars.")
    private List<File> places = List.of();

    @Mixin
    private final MarkOptions marks = new MarkOptions();

    @Option(names = "--format", description = "table, json or sarif. Default: table.", paramLabel = "FORMAT")
    private ScanFormat format = ScanFormat.TABLE;

    @Mixin
    private final SourceRoots sources = new SourceRoots();

    /** Creates the command for this console. */
    public ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Settings settings = marks.settings();
        List<String> scope = marks.scope(settings, places);
        Code read = Code.read(places, scope, settings);
        BuiltCode code = read.found();
        format.write(code.paths().all(), read.places(sources), console.width(), console.out());
        settings.pathRules().stream()
                .filter(rule -> rule.kind() != PathKind.METHOD && rule.kind() != PathKind.FIELD)
                .forEach(rule -> console.err()
                        .println("oldpath: " + rule.place() + ": " + rule.kind().label() + " rule " + rule.pattern()
                                + " is left out: scan finds methods and fields only"));
        read.notes(scope).forEach(line -> console.err().println("oldpath: " + line));
        code.rulesWithoutMatch().forEach(line -> console.err().println("oldpath: " + line));
        code.problems().forEach(line -> console.err().println("oldpath: " + line));
        return code.problems().isEmpty() ? 0 : Problem.UNREADABLE;
    }
}
