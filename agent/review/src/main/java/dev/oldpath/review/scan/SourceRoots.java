package dev.oldpath.review.scan;

import dev.oldpath.review.sarif.Place;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folders of sources, in which files are looked for by package and name. */
final class SourceRoots {
    @Option(
            names = "--sources",
            paramLabel = "DIR",
            description =
                    "With --format sarif or github: the folder of the sources, such as src/main/java, so that their"
                            + " files are named from the current directory on. May be repeated.")
    List<File> roots = List.of();

    Place place(String file, int line) {
        for (File root : roots) {
            Path found = find(root.toPath(), file);
            if (found != null) {
                return new Place(uri(found), line, true);
            }
        }
        return new Place(encoded(file), line, false);
    }

    /** Kotlin's sources may leave out the folders that all packages share. */
    private static @Nullable Path find(Path root, String file) {
        String rest = file;
        while (!Files.exists(root.resolve(rest))) {
            int folder = rest.indexOf('/');
            if (folder < 0 || !file.endsWith(".kt")) {
                return null;
            }
            rest = rest.substring(folder + 1);
        }
        return root.resolve(rest);
    }

    /** From the current directory on, which is that of the repository in a pipeline; else the whole address. */
    private static String uri(Path found) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = found.toAbsolutePath().normalize();
        return whole.startsWith(here)
                ? encoded(here.relativize(whole).toString().replace(File.separatorChar, '/'))
                : whole.toUri().toString();
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
