package dev.oldpath.review;

import dev.oldpath.review.command.RootCommand;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.terminal.Console;
import java.io.PrintStream;

/** Entry of {@code java -jar oldpath-agent.jar}. */
public final class Main {
    public static void main(String[] args) {
        System.exit(new Main().run(args, System.out, System.err));
    }

    /** Runs one command and returns the exit code. */
    public int run(String[] args, PrintStream out, PrintStream err) {
        Console console = Console.of(out, err);
        try {
            int exitCode = RootCommand.commandLine(console).execute(args);
            // A stream that prints keeps its failures to itself. Who did not get the answer must not take the code for
            // it.
            if (out.checkError() && exitCode < Problem.USAGE) {
                throw Problem.unwritten("standard output cannot be written: its disk is full, or nobody reads it");
            }
            return exitCode;
        } catch (Throwable e) {
            // Whatever it is, the JVM's own exit code for it, 1, would read as a verdict.
            return RootCommand.failed(e, console);
        }
    }
}
