package dev.oldpath.it.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to start and how. The JVM gets no environment but what is set here, so that nothing set on the machine
 * decides a test. Not thread-safe.
 */
public final class Launch {
    private final Java java;
    private final List<String> options = new ArrayList<>();
    private final List<String> application = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path directory = Path.of(".");

    private Launch(Java java) {
        this.java = java;
        String path = System.getenv("PATH");
        environment.put("PATH", path == null ? "" : path);
        environment.put("HOME", System.getProperty("java.io.tmpdir"));
    }

    /** A JVM without agent. */
    public static Launch on(Java java) {
        // Many short JVMs on few cores: their own compiler threads would only fight each other.
        return new Launch(java).options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    /** Attaches the agent, configured by the other settings here. */
    public Launch agent() {
        return options("-javaagent:" + Work.agent());
    }

    /** Attaches the agent with arguments. */
    public Launch agent(String arguments) {
        return options("-javaagent:" + Work.agent() + "=" + arguments);
    }

    /** Adds JVM options. */
    public Launch options(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    /** Sets a system property. */
    public Launch property(String key, String value) {
        return options("-D" + key + "=" + value);
    }

    /** Sets an environment variable. */
    public Launch environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Sets the working directory. */
    public Launch directory(Path where) {
        directory = where;
        return this;
    }

    /** Runs a class of a fixture. */
    public Launch main(Fixture fixture, String mainClass, String... arguments) {
        return main(fixture.classPath(), mainClass, arguments);
    }

    /** Runs a class from a class path. */
    public Launch main(List<Path> classPath, String mainClass, String... arguments) {
        application.addAll(List.of("-classpath", Fixture.join(classPath), mainClass));
        application.addAll(Arrays.asList(arguments));
        return this;
    }

    /** Runs an executable jar. */
    public Launch jar(Path jar, String... arguments) {
        application.addAll(List.of("-jar", jar.toString()));
        application.addAll(Arrays.asList(arguments));
        return this;
    }

    /** Adds arguments of the application. */
    public Launch arguments(String... more) {
        application.addAll(Arrays.asList(more));
        return this;
    }

    /** Starts it. */
    public ForkedJvm start() {
        return tool("java");
    }

    /** Starts another program of the JDK; it gets the settings as its arguments. */
    public ForkedJvm tool(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.tool(name)));
        if (name.equals("java")) {
            command.addAll(options);
        }
        command.addAll(application);
        command.addAll(Arrays.asList(arguments));
        return ForkedJvm.start(command, environment, directory);
    }

    /** Starts it and waits for its end, which has to be a good one. */
    public Exit run() {
        try (ForkedJvm jvm = start()) {
            return jvm.finish().assertSuccess();
        }
    }
}
