package dev.oldpath.review.otlp;

import dev.oldpath.review.problem.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The evidence files of some directories: {@code *.jsonl} and {@code *.jsonl.gz}, which covers the agent's own files
 * and the names to which the Collector's file exporter rotates. Subdirectories are read too.
 */
public final class EvidenceFiles {
    private final List<Path> files;

    private EvidenceFiles(List<Path> files) {
        this.files = files;
    }

    /** Lists the files under the given directories; a file may be named too. */
    public static EvidenceFiles under(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw Problem.unreadable(place + ": no such directory; --evidence names where the *.jsonl files are");
            }
            try (Stream<Path> found = Files.walk(place)) {
                found.filter(path -> path.equals(place) || isEvidence(path))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(files::add);
            } catch (IOException | UncheckedIOException e) {
                throw Problem.unreadable(place + ": cannot be listed: " + e.getMessage());
            }
        }
        if (files.isEmpty()) {
            throw Problem.unreadable(places.get(0)
                    + ": no evidence in it (*.jsonl or *.jsonl.gz); does the agent run with exporter=file, or the"
                    + " Collector with its file exporter, and write there?");
        }
        return new EvidenceFiles(files);
    }

    private static boolean isEvidence(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
    }

    /** Streams every point of every file. Points come as they lie in the files, so not in order of time. */
    public void read(Consumer<Point> points, Progress progress) {
        progress.total(files.stream().mapToLong(EvidenceFiles::size).sum());
        for (Path file : files) {
            try (Lines lines = new Lines(open(file, progress))) {
                read(file, lines, points, progress);
            } catch (IOException e) {
                throw Problem.unreadable(file + ": cannot be read: " + e.getMessage());
            }
        }
        progress.done();
    }

    private static void read(Path file, Lines lines, Consumer<Point> points, Progress progress) throws IOException {
        RequestParser parser = new RequestParser();
        do {
            byte[] line;
            try {
                line = lines.next();
            } catch (EOFException | ZipException e) {
                tornEnd(file, lines, progress, e instanceof ZipException);
                return;
            }
            if (isBlank(line)) {
                continue;
            }
            try {
                parser.parse(line).forEach(points);
            } catch (DamagedEvidence e) {
                if (lines.ended()) {
                    throw Problem.unreadable(file + ":" + lines.number() + ": " + e.getMessage());
                }
                tornEnd(file, lines, progress, false);
            }
        } while (lines.ended());
    }

    private static void tornEnd(Path file, Lines lines, Progress progress, boolean damaged) {
        if (damaged) {
            throw Problem.unreadable(file + ":" + lines.number() + ": the compressed data is damaged");
        }
        progress.note(file + ":" + lines.number() + ": the last line is torn (its writer still runs, or was killed) and"
                + " left out");
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static InputStream open(Path file, Progress progress) throws IOException {
        InputStream counted = new CountedStream(Files.newInputStream(file), progress);
        if (file.getFileName().toString().endsWith(".gz")) {
            return Files.size(file) == 0 ? counted : new GZIPInputStream(new BufferedInputStream(counted), 1 << 16);
        }
        return counted;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // only progress depends on it; reading will say what is wrong
        }
    }
}
