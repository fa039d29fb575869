package dev.oldpath.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The schedulers of examples/, each with the agent, and their clients. */
final class Demo implements AutoCloseable {
    private static final String LISTENS = " listens on ";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    private final Path logs;
    private final List<Process> started = new ArrayList<>();

    Demo(Path logs) {
        this.logs = logs;
    }

    /** Starts a version of the service and returns its address. */
    URI scheduler(String version, Map<String, String> environment) throws IOException, InterruptedException {
        Path examples = AgentJar.ROOT.resolve("examples/scheduler").resolve(version);
        Path log = logs.resolve("scheduler-" + version + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        AgentJar.JAVA,
                        "-javaagent:" + AgentJar.JAR,
                        "-jar",
                        examples.resolve("target/scheduler-" + version + ".jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        "0",
                        "OLDPATH_CONFIG",
                        examples.resolve("oldpath.yaml").toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return address(process, log);
    }

    private static URI address(Process process, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Optional<String> line = Files.readString(log)
                    .lines()
                    .filter(text -> text.contains(LISTENS))
                    .findFirst();
            if (line.isPresent()) {
                String text = line.orElseThrow();
                return URI.create(text.substring(text.indexOf(LISTENS) + LISTENS.length()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the scheduler did not start:\n" + Files.readString(log));
    }

    /** Starts a client, which goes on until the demo ends. */
    void client(String name, String... arguments) throws IOException {
        Path jar = AgentJar.ROOT.resolve("examples/clients/target/clients.jar");
        List<String> command = new ArrayList<>(List.of(AgentJar.JAVA, "-jar", jar.toString(), name));
        command.addAll(List.of(arguments));
        command.add("--until-stopped");
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("client-" + name + ".log").toFile())
                .start());
    }

    @Override
    public void close() {
        started.forEach(Process::destroy);
        for (Process process : started) {
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
