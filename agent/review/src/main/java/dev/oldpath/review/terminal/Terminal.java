package dev.oldpath.review.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Whether a person looks at standard output or standard error. */
final class Terminal {
    private Terminal() {}

    static boolean isOutput() {
        return is(1);
    }

    static boolean isError() {
        return is(2);
    }

    /**
     * Returns how many columns output may have: what the environment says, which is how {@code watch} tells it, or what the terminal
     * has; 0 for any number where a program reads.
     */
    static int width(@Nullable String columns) {
        if (columns != null && columns.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(columns);
        }
        return isOutput() ? new UsageMessageSpec().autoWidth(true).width() : 0;
    }

    /** JDK 17 only knows about input and output together, so ask the system where that is possible. */
    private static boolean is(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            }
        } catch (IOException | SecurityException e) {
            return false; // no colour is always right
        }
        return CommandLine.Help.Ansi.AUTO.enabled(); // elsewhere picocli knows best
    }
}
