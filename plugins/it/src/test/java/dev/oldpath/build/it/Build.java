package dev.oldpath.build.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the example, in which commands run. */
record Build(Path directory) {
    static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    record Outcome(int exitCode, String output) {}

    /** Copies the example to an empty directory. */
    static Build of(Path directory) throws IOException {
        Path example = Path.of("../example").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new Build(directory);
    }

    /** Lets the service, whose classes are built, work once under the agent. */
    void serviceRuns(String classes) throws IOException, InterruptedException {
        Outcome run = run(List.of(
                JAVA,
                "-javaagent:" + REPOSITORY.resolve("dev/oldpath/oldpath-agent/0.1.0/oldpath-agent-0.1.0.jar"),
                "-Doldpath.exporter=file",
                "-Doldpath.file=evidence",
                "-cp",
                classes,
                "com.acme.orders.Orders"));
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.output());
        }
    }

    Outcome run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "build", ".log");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // What the outer build was given is not for this one.
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS", "MAVEN_CMD_LINE_ARGS", "CI"));
        builder.environment().put("OTEL_SERVICE_NAME", "orders");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(log, StandardCharsets.UTF_8));
    }
}
