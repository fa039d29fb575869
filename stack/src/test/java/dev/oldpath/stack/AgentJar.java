package dev.oldpath.stack;

import dev.oldpath.servers.Outcome;
import dev.oldpath.servers.RunningPrometheus;
import dev.oldpath.servers.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The jar that users get: the agent, and the command line as they start it. */
final class AgentJar {
    static final Path ROOT = Objects.requireNonNull(Servers.configuration().getParent());
    static final Path JAR = ROOT.resolve("agent/dist/target/oldpath-agent.jar");
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Duration RULES_RUN_WITHIN = Duration.ofSeconds(90);

    private AgentJar() {}

    /** Runs a command on what this Prometheus recorded, once its rules have seen all that it was sent. */
    static Outcome run(RunningPrometheus prometheus, String... arguments) {
        prometheus.awaitRules(RULES_RUN_WITHIN);
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--prometheus", prometheus.url().toString()));
        return Outcome.of(command);
    }
}
