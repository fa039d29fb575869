package dev.oldpath.weave.place;

import dev.oldpath.weave.classfile.Archive;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A directory with class files. Immutable. */
final class Directory implements Place {
    private final File directory;

    Directory(File directory) {
        this.directory = directory;
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
        File file = new File(directory, name);
        if (!file.isFile()) {
            return null;
        }
        try (InputStream in = new FileInputStream(file)) {
            return Archive.bytes(in);
        }
    }
}
