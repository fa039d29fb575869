package dev.oldpath.review.terminal;

import java.io.PrintStream;

/**
 * Where a command writes, and whether a person looks.
 *
 * @param width how many columns a table may have; 0 for any number, as programs that read the output want it
 */
public record Console(PrintStream out, PrintStream err, boolean colour, boolean errIsTerminal, int width) {

    /** Looks at the process only when the streams are the process's own. */
    public static Console of(PrintStream out, PrintStream err) {
        boolean wantsColour =
                System.getenv("NO_COLOR") == null || System.getenv("NO_COLOR").isEmpty();
        boolean own = out == System.out;
        return new Console(
                out,
                err,
                own && wantsColour && Terminal.isOutput(),
                err == System.err && Terminal.isError(),
                own ? Terminal.width(System.getenv("COLUMNS")) : 0);
    }
}
