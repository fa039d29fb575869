package dev.oldpath.review.otlp;

import dev.oldpath.review.problem.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            try (Stream<Path> found = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
                found.filter(path -> !Files.isDirectory(path))
                        .filter(path -> path.equals(place) || isEvidence(path))
                        .sorted()
                        .map(EvidenceFiles::file)
                        .forEach(files::add);
            } catch (UncheckedIOException e) {
                throw Problem.unreadable(place + ": cannot be listed: " + reason(Objects.requireNonNull(e.getCause())));
            } catch (IOException e) {
                throw Problem.unreadable(place + ": cannot be listed: " + reason(e));
            }
        }
        if (files.isEmpty()) {
            throw Problem.unreadable(places.get(0)
                    + ": no evidence in it (*.jsonl or *.jsonl.gz); does the agent run with exporter=file, or the"
                    + " Collector with its file exporter, and write there?");
        }
        return new EvidenceFiles(files);
    }

    /** Evidence that is a link to nothing is evidence that is lost. */
    private static Path file(Path path) {
        if (!Files.isRegularFile(path)) {
            throw Problem.unreadable(path
                    + (Files.exists(path)
                            ? ": is not a regular file; copy it to one"
                            : ": links to a file that does not exist"));
        }
        return path;
    }

    private static boolean isEvidence(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
    }

    /**
     * Streams every point of every file. Points have the order of the files, which is not the order of time.
     *
     * @param damages receives each part that cannot be read
     */
    public void read(Consumer<Point> points, Consumer<Damage> damages, Progress progress) {
        progress.total(files.stream().mapToLong(EvidenceFiles::size).sum());
        for (Path file : files) {
            Reading reading = new Reading(file, points, damages, progress);
            try (Lines lines = new Lines(open(file, progress))) {
                reading.read(lines);
            } catch (EOFException e) {
                reading.tornEnd(1); // within the header of an archive
            } catch (IOException e) {
                throw Problem.unreadable(file + ": cannot be read: " + reason(e));
            }
        }
        progress.done();
    }

    /** One file. */
    private static final class Reading {
        private final Path file;
        private final Consumer<Point> points;
        private final Consumer<Damage> damages;
        private final Progress progress;
        private long newest = Long.MIN_VALUE;

        Reading(Path file, Consumer<Point> points, Consumer<Damage> damages, Progress progress) {
            this.file = file;
            this.points = points;
            this.damages = damages;
            this.progress = progress;
        }

        void read(Lines lines) throws IOException {
            RequestParser parser = new RequestParser();
            do {
                byte[] line;
                try {
                    line = lines.next();
                } catch (EOFException e) {
                    tornEnd(lines.number());
                    return;
                } catch (ZipException e) {
                    throw Problem.unreadable(file + ":" + lines.number() + ": the compressed data is damaged");
                }
                if (Lines.isBlank(line)) {
                    continue;
                }
                try {
                    parser.parse(line).forEach(this::take);
                } catch (DamagedEvidence e) {
                    if (lines.ended()) {
                        throw Problem.unreadable(file + ":" + lines.number() + ": " + e.getMessage());
                    }
                    tornEnd(lines.number());
                }
            } while (lines.ended());
        }

        private void take(Point point) {
            newest = Math.max(newest, point.time());
            points.accept(point);
        }

        private void tornEnd(int number) {
            String where = file + ":" + number
                    + ": the last line is torn and is not used (its writer still runs, or was killed)";
            progress.note(where);
            damages.accept(new Damage(where, newest, written(file)));
        }
    }

    private static long written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static InputStream open(Path file, Progress progress) throws IOException {
        InputStream counted = new CountedStream(Files.newInputStream(file), progress);
        if (file.getFileName().toString().endsWith(".gz")) {
            return Files.size(file) == 0 ? counted : new GZIPInputStream(new BufferedInputStream(counted), 1 << 16);
        }
        return counted;
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there any more";
        }
        if (e instanceof FileSystemLoopException) {
            return e.getMessage() + " links to a directory it is in";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // only progress depends on it; reading will report what is wrong
        }
    }
}
