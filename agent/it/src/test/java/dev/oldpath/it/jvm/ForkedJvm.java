package dev.oldpath.it.jvm;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running JVM. Fixtures read commands from standard input and end when it is closed. Whatever happens, closing this
 * ends the process.
 */
public final class ForkedJvm implements AutoCloseable {
    /** Far beyond what any test needs; a process that is still there then hangs. */
    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Output out;
    private final Output err;
    private final BufferedWriter in;

    private ForkedJvm(Process process) {
        this.process = process;
        this.out = Output.of("stdout", process.inputReader(StandardCharsets.UTF_8));
        this.err = Output.of("stderr", process.errorReader(StandardCharsets.UTF_8));
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    static ForkedJvm start(List<String> command, Map<String, String> environment, Path directory) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File(directory.toString()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new ForkedJvm(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a command to a fixture. */
    public void send(String command) {
        try {
            in.write(command);
            in.newLine();
            in.flush();
        } catch (IOException e) {
            throw new AssertionError("the process does not listen\n" + this, e);
        }
    }

    /** Waits for a line of standard output that starts with {@code prefix} and returns its rest. */
    public String await(String prefix) {
        return out.await(prefix, this);
    }

    /** Waits for a line of standard error that contains {@code part} and returns the line. */
    public String awaitError(String part) {
        return awaitError(part, 1);
    }

    /** Waits for the nth such line. */
    public String awaitError(String part, int nth) {
        return err.awaitContaining(part, nth, this);
    }

    /** Lines of standard output so far. */
    public List<String> lines() {
        return out.lines();
    }

    /** Lines of standard error so far. */
    public List<String> errors() {
        return err.lines();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as an operator's SIGTERM does. */
    public Exit terminate() {
        // Not Process.destroy(): that also closes standard input, on which fixtures end by themselves.
        process.toHandle().destroy();
        return awaitExit();
    }

    /** Ends it as a crash does. */
    public Exit kill() {
        process.destroyForcibly();
        return awaitExit();
    }

    /** Closes its standard input, on which a fixture ends normally, and waits for the end. */
    public Exit finish() {
        try {
            in.close();
        } catch (IOException e) {
            // It has ended already.
        }
        return awaitExit();
    }

    /** Waits for its end. */
    public Exit awaitExit() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("process " + pid() + " does not end\n" + this);
            }
            out.awaitEnd();
            err.awaitEnd();
            return new Exit(process.exitValue(), out.lines(), err.lines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return "stdout:\n" + String.join("\n", out.lines()) + "\nstderr:\n" + String.join("\n", err.lines());
    }
}
