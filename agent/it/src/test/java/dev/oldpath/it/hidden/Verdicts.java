package dev.oldpath.it.hidden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the command line says of each path, judged when the newest evidence was written, with a window of two seconds. */
final class Verdicts {
    /** Far beyond what it takes. */
    private static final long PATIENCE_NANOS = 90_000_000_000L;

    private static final long PAUSE_NANOS = 100_000_000;
    private static final Pattern TIME = Pattern.compile("\"timeUnixNano\":\"(\\d+)\"");

    private Verdicts() {}

    /**
     * Asks until the judge finds that what nobody uses is SAFE: what it says of the others then is what it thinks.
     *
     * @param unused the paths that nobody uses
     * @param after as for {@link #of}
     */
    static Map<String, String> onceSafe(
            List<String> unused, ForkedJvm jvm, Path directory, String service, Instant after) throws IOException {
        Map<String, String> verdicts = Map.of();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            verdicts = of(directory, service, after);
            if (unused.stream().map(verdicts::get).allMatch("SAFE"::equals)) {
                return verdicts;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError("what nobody uses never was SAFE: " + verdicts + "\n" + jvm);
    }

    /** Reads evidence that one service is writing there; empty when there is none yet that is newer than this. */
    private static Map<String, String> of(Path directory, String service, Instant after) throws IOException {
        Path evidence = written(directory);
        Instant newest = newest(evidence);
        if (!newest.isAfter(after)) {
            return Map.of();
        }
        Path fleet = Files.writeString(
                Work.directory("fleet").resolve("fleet.yaml"), "services: {" + service + ": {instances: reporting}}\n");
        Exit exit = Launch.on(Jdk.JDK_17)
                .jar(Work.agent(), "report", "--evidence", evidence.toString(), "--fleet", fleet.toString())
                .arguments("--window", "2s", "--as-of", newest.toString(), "--format", "json")
                .run();
        Map<String, String> verdicts = new TreeMap<>();
        JsonObject report =
                JsonParser.parseString(String.join("\n", exit.out())).getAsJsonObject();
        for (JsonElement path : report.getAsJsonArray("paths")) {
            JsonObject each = path.getAsJsonObject();
            verdicts.put(each.get("path").getAsString(), each.get("verdict").getAsString());
        }
        return verdicts;
    }

    /** Copies all lines that are complete. */
    private static Path written(Path directory) throws IOException {
        Path copy = Files.createDirectories(Work.directory("written").resolve("files"));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                Files.writeString(copy.resolve(file.getFileName()), text.substring(0, text.lastIndexOf('\n') + 1));
            }
        }
        return copy;
    }

    private static Instant newest(Path evidence) throws IOException {
        long newest = 0;
        try (Stream<Path> files = Files.list(evidence)) {
            for (Path file : files.toList()) {
                for (MatchResult time :
                        TIME.matcher(Files.readString(file)).results().toList()) {
                    newest = Math.max(newest, Long.parseLong(time.group(1)));
                }
            }
        }
        return Instant.ofEpochSecond(0, newest);
    }
}
