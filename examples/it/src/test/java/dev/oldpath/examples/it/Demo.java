package dev.oldpath.examples.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A running demo. */
final class Demo {
    private final Process process;
    private final BufferedReader output;

    Demo(Path directory) throws IOException {
        process = new ProcessBuilder("bash", System.getProperty("demo", "../demo"), directory.toString())
                .redirectErrorStream(true)
                .start();
        output = process.inputReader();
    }

    /** Reads up to a line that starts so. */
    void readTo(String start) throws IOException {
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            read.append(line).append('\n');
            if (line.startsWith(start)) {
                return;
            }
        }
        throw new AssertionError("ended without '" + start + "':\n" + read);
    }

    /** All further lines. */
    List<String> rest() {
        return output.lines().toList();
    }

    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** As a build server does that has waited long enough. */
    void interrupt() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }
}
