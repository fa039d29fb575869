package dev.oldpath.it;

import dev.oldpath.it.jvm.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Applications that nobody here wrote, as their makers publish them. */
final class Download {
    private Download() {}

    /** The one file in {@code target/libraries/NAME}. */
    static Path file(String name) {
        return Work.libraries(name).get(0);
    }

    /** Unpacks it; returns the directory inside. */
    static Path unpacked(String name) {
        Path target = Work.directory(name);
        try (InputStream in = Files.newInputStream(file(name));
                ZipInputStream zip = new ZipInputStream(in)) {
            Path top = target;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                top = target.resolve(target.relativize(file).getName(0));
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
            return top;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
