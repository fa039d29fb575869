package dev.oldpath.review.otlp;

import dev.oldpath.review.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Which files under some directories are evidence. What only looks like it is refused: it may hold a use. */
final class Listing {
    /** What tools that rotate files put at the end: a number or a time. */
    private static final String ROTATED = "([.-][0-9][0-9tz:._-]*)?";

    private static final Pattern EVIDENCE = Pattern.compile(".*\\.jsonl(\\.gz)?" + ROTATED + "(\\.gz)?");
    private static final Pattern COMPRESSED = Pattern.compile(".*\\.gz" + ROTATED);
    private static final Pattern REQUEST = Pattern.compile("\\s*\\{\\s*\"resource_?metrics\".*", Pattern.DOTALL);
    private static final int START = 64;

    private Listing() {}

    /** Lists them; a file may be named too. */
    static List<Path> of(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw Problem.unreadable(place + ": no such directory; --evidence names where the *.jsonl files are");
            }
            try (Stream<Path> found = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
                found.filter(path -> !Files.isDirectory(path))
                        .filter(path -> path.equals(place) || isEvidence(path))
                        .sorted()
                        .map(Listing::file)
                        .forEach(files::add);
            } catch (IOException | UncheckedIOException e) {
                throw Problem.unreadable(place + ": cannot be listed: " + Failure.reason(e));
            }
        }
        if (files.isEmpty()) {
            throw Problem.unreadable(places.get(0)
                    + ": no evidence in it (*.jsonl or *.jsonl.gz); does the agent run with exporter=file, or the"
                    + " Collector with its file exporter, and write there?");
        }
        return files;
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
        String name = name(path);
        if (EVIDENCE.matcher(name).matches()) {
            return true;
        }
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw Problem.unreadable(path + ": links to what does not exist or may not be read; it may be evidence");
        }
        if (name.contains(".jsonl") || holdsRequests(path)) {
            throw Problem.unreadable(path + ": looks like evidence, but only *.jsonl, *.jsonl.gz and names such as"
                    + " *.jsonl.1 are read; unpack or rename it, or move it away");
        }
        return false;
    }

    private static boolean holdsRequests(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = open(path)) {
            String start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
            return REQUEST.matcher(start.toLowerCase(Locale.ROOT)).matches();
        } catch (EOFException | ZipException | NoSuchFileException e) {
            return false; // neither its name nor anything else says that it is evidence
        } catch (IOException e) {
            throw Problem.unreadable(path + ": cannot be read: " + Failure.reason(e) + "; it may be evidence");
        }
    }

    /** The content of a file, unpacked if its name says that it is packed. */
    static InputStream open(Path file) throws IOException {
        return unpacked(file, Files.newInputStream(file));
    }

    static InputStream unpacked(Path file, InputStream content) {
        return COMPRESSED.matcher(name(file)).matches() ? new GzipStream(content) : content;
    }

    private static String name(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
