package dev.oldpath.review.scan;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.terminal.Console;
import dev.oldpath.weave.BuiltCode;
import dev.oldpath.weave.rule.Scope;
import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            description = "Built code: jars (with the jars inside them) or directories of class files and jars.")
    private List<File> places = List.of();

    @Option(
            names = "--packages",
            split = ",",
            paramLabel = "PREFIX",
            description = "Where @Deprecated counts, * for everywhere. Default: the first two segments of the main"
                    + " class's package where a jar names one, else everywhere. @OldPath counts everywhere.")
    private @Nullable List<String> packages;

    @Option(names = "--config", paramLabel = "FILE", description = "The agent's YAML file, for its packages and rules.")
    private @Nullable File config;

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
        Settings settings = Code.settings(config);
        Code read = Code.read(places, scope(settings), settings);
        BuiltCode code = read.found();
        format.write(code.paths().all(), read.places(sources), console.width(), console.out());
        settings.pathRules().stream()
                .filter(rule -> rule.kind() != PathKind.METHOD && rule.kind() != PathKind.FIELD)
                .forEach(rule -> console.err()
                        .println("oldpath: " + rule.place() + ": " + rule.kind().label() + " rule " + rule.pattern()
                                + " is left out: scan finds methods and fields only"));
        code.rulesWithoutMatch().forEach(line -> console.err().println("oldpath: " + line));
        code.problems().forEach(line -> console.err().println("oldpath: " + line));
        return code.problems().isEmpty() ? 0 : Problem.UNREADABLE;
    }

    private List<String> scope(Settings settings) {
        List<String> given = packages != null ? packages : settings.packages();
        if (given != null) {
            return given;
        }
        Set<String> prefixes = new LinkedHashSet<>();
        for (File place : places) {
            String main = BuiltCode.mainClass(place);
            boolean known = !main.isEmpty() && !Scope.isLauncher(main);
            prefixes.addAll(known ? Scope.defaultPackages(main) : List.of("*"));
        }
        return List.copyOf(prefixes);
    }
}
