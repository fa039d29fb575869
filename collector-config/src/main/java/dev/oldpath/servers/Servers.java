package dev.oldpath.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server programs; {@code collector-config/servers/build} makes them once and keeps them. */
public record Servers(Path prometheus, Path promtool, Path collector) {

    /**
     * Builds what is not built yet, which takes minutes the first time.
     *
     * @throws IllegalStateException on a machine without Go: a test that cannot run fails
     */
    public static Servers find() {
        Outcome outcome =
                Outcome.of(List.of(configuration().resolve("servers/build").toString()));
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("collector-config/servers/build failed:\n" + outcome.output());
        }
        Map<String, Path> paths = new HashMap<>();
        outcome.output()
                .lines()
                .map(line -> line.split("=/", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> paths.put(pair[0], Path.of("/" + pair[1])));
        return new Servers(path(paths, "prometheus"), path(paths, "promtool"), path(paths, "otelcol"));
    }

    /** The folder collector-config of this checkout. */
    public static Path configuration() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("collector-config");
            if (Files.exists(found.resolve("servers/build"))) {
                return found;
            }
        }
        throw new IllegalStateException(
                "no collector-config/servers/build above " + Path.of("").toAbsolutePath());
    }

    /** A new empty folder, below the module's target when there is one. */
    static Path newFolder(String name) {
        try {
            Path target = Files.createDirectories(Path.of("target/servers").toAbsolutePath());
            return Files.createTempDirectory(target, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(Map<String, Path> paths, String name) {
        return Objects.requireNonNull(paths.get(name), "servers/build did not print " + name);
    }

    /** A program on PATH. */
    static Optional<Path> onPath(String program) {
        String folders = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(folders)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
