package dev.oldpath.review.otlp;

import java.io.PrintStream;

/** One line on a terminal that shows how much evidence has been read, and notes that stay. */
public final class Progress {
    private static final long STEP = 8 << 20;

    private final PrintStream err;
    private final boolean terminal;
    private long total;
    private long read;
    private long shown;

    public Progress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void total(long bytes) {
        total = bytes;
    }

    void read(long bytes) {
        read += bytes;
        if (terminal && read - shown >= STEP) {
            shown = read;
            err.printf("\rreading evidence: %d of %d MB", read >> 20, total >> 20);
            err.flush();
        }
    }

    void note(String text) {
        clear();
        err.println("oldpath: " + text);
    }

    void done() {
        clear();
    }

    private void clear() {
        if (shown > 0) {
            err.print("\r\033[K");
            shown = 0;
        }
    }
}
