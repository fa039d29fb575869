package dev.oldpath.review.command;

import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.terminal.Console;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code completion}: a script for the shell. */
@Command(
        name = "completion",
        description = {
            "Prints a script for bash and zsh that completes commands, options and their values. In the file that your"
                    + " shell reads at start:",
            "  oldpath() { java -jar /opt/oldpath-agent.jar \"$@\"; }",
            "  source <(oldpath completion)"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name by which your shell knows OldPath. Default: ${DEFAULT-VALUE}.")
    private String name = "oldpath";

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
            throw Problem.usage("--name " + name + ": write letters, digits, _ and -");
        }
        console.out().print(AutoComplete.bash(name, spec.root().commandLine()));
        console.out().flush();
    }
}
