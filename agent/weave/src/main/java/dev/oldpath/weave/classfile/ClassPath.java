package dev.oldpath.weave.classfile;

import dev.oldpath.ledger.Log;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Reads class files where the system class loader finds them, in its order. Thread-safe.
 *
 * <p>To ask that loader itself would make URL connections and file systems, before the application's main method may
 * have configured them. Jars stay open, as that loader keeps them open.
 */
public final class ClassPath {
    private final Deque<File> unopened = new ArrayDeque<>();
    private final Set<File> known = new HashSet<>();
    private final List<Place> places = new ArrayList<>();

    /** A directory or an open jar. */
    private static final class Place {
        private final @Nullable File directory;
        private final @Nullable JarFile jar;

        Place(@Nullable File directory, @Nullable JarFile jar) {
            this.directory = directory;
            this.jar = jar;
        }

        @Nullable
        InputStream open(String name) throws IOException {
            if (jar != null) {
                ZipEntry entry = jar.getEntry(name);
                return entry == null ? null : jar.getInputStream(entry);
            }
            File file = new File(directory, name);
            return file.isFile() ? new FileInputStream(file) : null;
        }
    }

    /** Creates one that has opened nothing; {@code classPath} is written as in {@code java.class.path}. */
    public ClassPath(String classPath) {
        int from = classPath.isEmpty() ? 1 : 0; // only modules
        while (from <= classPath.length()) {
            int to = classPath.indexOf(File.pathSeparatorChar, from);
            to = to < 0 ? classPath.length() : to;
            unopened.add(new File(to == from ? "." : classPath.substring(from, to)));
            from = to + 1;
        }
    }

    /** Returns a class file; null when it is nowhere. */
    public synchronized byte @Nullable [] read(String internalName) throws IOException {
        String name = internalName + ".class";
        for (int i = 0; i < places.size() || openNext(); i++) {
            try (InputStream in = places.get(i).open(name)) {
                if (in != null) {
                    return Archive.bytes(in);
                }
            }
        }
        return null;
    }

    /** Opens another place; returns false when there is none. */
    private boolean openNext() {
        while (!unopened.isEmpty()) {
            File next = unopened.remove();
            if (!known.add(next.getAbsoluteFile())) {
                continue;
            }
            if (next.isDirectory()) {
                return places.add(new Place(next, null));
            }
            if (next.isFile()) {
                try {
                    JarFile jar = new JarFile(next, false);
                    List<File> named = Archive.classPath(next, jar.getManifest());
                    for (int i = named.size() - 1; i >= 0; i--) {
                        unopened.addFirst(named.get(i));
                    }
                    return places.add(new Place(null, jar));
                } catch (IOException e) {
                    Log.debug("cannot read " + next, e);
                }
            }
        }
        return false;
    }
}
