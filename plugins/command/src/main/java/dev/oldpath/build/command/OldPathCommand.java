package dev.oldpath.build.command;

import dev.oldpath.agent.CommandLine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One command of {@code oldpath-agent.jar}, such as {@code can-i-remove}. */
public final class OldPathCommand {
    private final String name;
    private final List<String> arguments = new ArrayList<>();

    public OldPathCommand(String name) {
        this.name = name;
    }

    /** Adds one argument as it is. */
    public OldPathCommand with(String argument) {
        arguments.add(argument);
        return this;
    }

    /** Adds arguments as people type them, with quotes around those that have spaces in them. */
    public OldPathCommand withLine(String line) {
        arguments.addAll(Line.words(line));
        return this;
    }

    /** Runs it in this directory and passes on what it prints. Unless it exits with 0, that is a {@link Failure}. */
    public void run(File directory, PrintStream out, PrintStream err)
            throws Failure, IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arrays.asList(java(), "-jar", jar().getPath(), name));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).directory(directory).start();
        process.getOutputStream().close();
        Pump errors = new Pump(process.getErrorStream(), err);
        Thread reader = new Thread(errors, "oldpath " + name);
        reader.start();
        try {
            new Pump(process.getInputStream(), out).run();
            int exitCode = process.waitFor();
            reader.join();
            if (exitCode != 0) {
                throw new Failure(name, exitCode, errors.problem);
            }
        } finally {
            process.destroy();
        }
    }

    private static String java() {
        return new File(System.getProperty("java.home"), "bin/java").getPath();
    }

    /** The agent comes to this class path as a dependency. */
    private static File jar() {
        try {
            return new File(Objects.requireNonNull(
                            CommandLine.class.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prints each line at once, and keeps the last one with which the command line says why it failed. */
    private static final class Pump implements Runnable {
        private final InputStream from;
        private final PrintStream to;
        private String problem = "";

        Pump(InputStream from, PrintStream to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    to.println(line);
                    if (line.startsWith("oldpath: ") || problem.isEmpty()) {
                        problem = line;
                    }
                }
            } catch (IOException e) {
                to.println("oldpath: what the command prints cannot be read: " + e.getMessage());
            }
        }
    }
}
