package dev.oldpath.it.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The places that the build passes to the tests. */
public final class Work {
    private static final AtomicInteger DIRECTORIES = new AtomicInteger();

    private Work() {}

    /** The agent as users get it. */
    public static Path agent() {
        Path agent = place("agent");
        if (!Files.isRegularFile(agent)) {
            throw new AssertionError(
                    agent + " is missing: run `mvn verify` from the root, or package agent/dist first");
        }
        return agent;
    }

    /** A new directory of its own under target, kept after the test, to look for a cause. */
    public static Path directory(String purpose) {
        try {
            Path work = place("work");
            Files.createDirectories(work);
            return Files.createTempDirectory(work, DIRECTORIES.incrementAndGet() + "-" + purpose + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that the build put into {@code target/libraries/NAME}, or that the module of this name consists of. */
    public static List<Path> libraries(String name) {
        Path module = place("applications").resolve(name);
        Path directory = Files.isDirectory(module)
                ? module.resolve("target").resolve("libraries")
                : place("libraries").resolve(name);
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources of a fixture. */
    public static Path sources(String fixture) {
        return place("fixtures").resolve(fixture);
    }

    private static Path place(String name) {
        String key = "oldpath.it." + name;
        return Path.of(Objects.requireNonNull(System.getProperty(key), () -> key + " is set by the build"))
                .normalize();
    }
}
