package dev.oldpath.review.otlp;

import dev.oldpath.review.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** The evidence files of some directories, as {@link Listing} finds them; subdirectories are read too. */
public final class EvidenceFiles {
    private final List<Path> files;

    private EvidenceFiles(List<Path> files) {
        this.files = files;
    }

    /** Lists the files under the given directories; a file may be named too. */
    public static EvidenceFiles under(List<Path> places) {
        return new EvidenceFiles(Listing.of(places));
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
            } catch (IOException e) {
                throw Problem.unreadable(file + ": cannot be read: " + Failure.reason(e));
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
                    throw Problem.unreadable(file + ":" + lines.number() + ": " + e.getMessage());
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
        return Listing.unpacked(file, new CountedStream(Files.newInputStream(file), progress));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // only progress depends on it; reading will report what is wrong
        }
    }
}
