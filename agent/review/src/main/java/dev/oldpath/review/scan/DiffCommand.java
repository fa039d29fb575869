package dev.oldpath.review.scan;

import dev.oldpath.config.Settings;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.terminal.Console;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: what has become of the marks from one build to the next. */
@Command(
        name = "diff",
        description = "Lists the marks that came, and those that went: with their code, or while it is still there.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the list is written, and has no change of --fail-on",
            "1:at least one change of --fail-on",
            "64:wrong usage",
            "65:the code cannot be read",
            "70:OldPath itself failed",
            "74:the list cannot be written"
        })
public final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "OLD", description = "The older build: a jar, a war or a directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private File older;

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer build.")
    @SuppressWarnings("NullAway.Init")
    private File newer;

    @Mixin
    private final MarkOptions marks = new MarkOptions();

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            paramLabel = "FORMAT")
    private DiffFormat format = DiffFormat.TABLE;

    @Option(
            names = "--fail-on",
            paramLabel = "CHANGE",
            split = ",",
            description = "Exit with 1 if there is such a change: ${COMPLETION-CANDIDATES}. May be repeated.")
    private Set<Change.Kind> failOn = Set.of();

    @Mixin
    private final SourceRoots sources = new SourceRoots();

    /** Creates the command for this console. */
    public DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = marks.settings();
        List<String> scope = marks.scope(settings, List.of(older, newer));
        Code before = Code.read(List.of(older), scope, settings);
        Code after = Code.read(List.of(newer), scope, settings);
        List<Change> changes = new Changes(before, after, sources).all();
        Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
        format.write(changes, console.width(), out);
        out.flush();
        note(older, before, scope);
        note(newer, after, scope);
        List<String> problems = Stream.of(before, after)
                .flatMap(code -> code.found().problems().stream())
                .toList();
        problems.forEach(line -> console.err().println("oldpath: " + line));
        if (!problems.isEmpty()) {
            return Problem.UNREADABLE;
        }
        return changes.stream().map(Change::kind).anyMatch(failOn::contains) ? 1 : 0;
    }

    private void note(File place, Code code, List<String> scope) {
        code.notes(scope).forEach(line -> console.err().println("oldpath: " + place + ": " + line));
    }
}
