package dev.oldpath.review.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Compiles sources and packs them, with the tools of the JDK. */
final class BuiltJars {
    private BuiltJars() {}

    /** Compiles classes, of which each is given by its full name and its source, into a jar of this name. */
    static Path jar(Path directory, String name, Map<String, String> classes) throws IOException {
        Path sources = Files.createDirectories(directory.resolve(name + "-sources"));
        Path compiled = Files.createDirectories(directory.resolve(name + "-classes"));
        List<String> arguments = new ArrayList<>(List.of("-g", "-proc:none", "-d", compiled.toString()));
        for (Map.Entry<String, String> each : classes.entrySet()) {
            Path file = sources.resolve(each.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, each.getValue()).toString());
        }
        run("javac", arguments.toArray(String[]::new));
        Path jar = directory.resolve(name + ".jar");
        run("jar", "--create", "--file", jar.toString(), "-C", compiled.toString(), ".");
        return jar;
    }

    static void run(String tool, String... arguments) {
        assertThat(ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments))
                .isZero();
    }
}
