package dev.oldpath.config;

import dev.oldpath.config.source.SettingsLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who starts a JVM with the agent; the file has no directory in its name, as far as problems show it. */
final class Operator {
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private @Nullable String arguments;
    private @Nullable Path file;

    Operator arguments(String text) {
        arguments = text;
        return this;
    }

    Operator property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    Operator environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Writes the file; unless another source does, the environment names it. */
    Operator file(String... lines) {
        return file(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    Operator file(byte[] content) {
        try {
            file = Files.createTempFile(Paths.get("target"), "operator", ".yaml");
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return environment("OLDPATH_CONFIG", file.toString());
    }

    Settings starts() {
        Settings settings = SettingsLoader.load(arguments, properties, environment);
        if (file != null) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return settings;
    }

    /** The problems, with the file called {@code oldpath.yaml}. */
    String[] isTold() {
        String[] problems = starts().problems().toArray(new String[0]);
        for (int i = 0; i < problems.length; i++) {
            problems[i] = file == null ? problems[i] : problems[i].replace(file.toString(), "oldpath.yaml");
        }
        return problems;
    }
}
