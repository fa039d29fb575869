package dev.oldpath.review.terminal;

import java.io.PrintStream;

/** Where a command writes, and whether a person looks. */
public record Console(PrintStream out, PrintStream err, boolean colour, boolean errIsTerminal) {

    /** Looks at the process only when the streams are the process's own. */
    public static Console of(PrintStream out, PrintStream err) {
        boolean wantsColour =
                System.getenv("NO_COLOR") == null || System.getenv("NO_COLOR").isEmpty();
        return new Console(
                out,
                err,
                out == System.out && wantsColour && Terminal.isOutput(),
                err == System.err && Terminal.isError());
    }
}
