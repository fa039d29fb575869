package dev.oldpath.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command line in this process and keeps what it printed. */
public final class CommandLineFixture {
    /** What a command printed and how it ended. */
    public record Answer(int exitCode, String out, String err) {}

    private CommandLineFixture() {}

    public static Answer run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Main()
                .run(
                        args,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The same, with the evidence and the fleet of a directory and further arguments. */
    public static Answer run(Path evidence, Path fleet, List<String> args) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of("--evidence", evidence.toString(), "--fleet", fleet.toString()));
        return run(all.toArray(String[]::new));
    }

    public static Path fleet(Path directory, String yaml) throws IOException {
        return Files.writeString(directory.resolve("fleet.yaml"), yaml);
    }
}
