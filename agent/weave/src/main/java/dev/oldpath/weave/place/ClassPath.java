package dev.oldpath.weave.place;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.Archive;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
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
final class ClassPath implements Place {
    private final Deque<File> unopened = new ArrayDeque<>();
    private final Set<File> known = new HashSet<>();
    private final List<Place> places = new ArrayList<>();

    /** A jar that stays open. */
    private static final class OpenJar implements Place, Versions.Files {
        private final JarFile jar;
        private final Versions versions;

        OpenJar(JarFile jar) throws IOException {
            this.jar = jar;
            versions = Versions.areIn(jar.getManifest()) ? Versions.of(names(jar)) : Versions.NONE;
        }

        private static List<String> names(JarFile jar) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry : Collections.list(jar.entries())) {
                names.add(entry.getName());
            }
            return names;
        }

        @Override
        public byte @Nullable [] read(String name) throws IOException {
            return versions.read(name, this);
        }

        @Override
        public byte @Nullable [] file(String name) throws IOException {
            ZipEntry entry = jar.getEntry(name);
            if (entry == null) {
                return null;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return Archive.bytes(in);
            }
        }
    }

    /** Creates one that has opened nothing; {@code classPath} is written as in {@code java.class.path}. */
    ClassPath(String classPath) {
        int from = classPath.isEmpty() ? 1 : 0; // only modules
        while (from <= classPath.length()) {
            int to = classPath.indexOf(File.pathSeparatorChar, from);
            to = to < 0 ? classPath.length() : to;
            unopened.add(new File(to == from ? "." : classPath.substring(from, to)));
            from = to + 1;
        }
    }

    @Override
    public synchronized byte @Nullable [] read(String name) throws IOException {
        for (int i = 0; i < places.size() || openNext(); i++) {
            byte[] found = places.get(i).read(name);
            if (found != null) {
                return found;
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
                return places.add(new Directory(next));
            }
            if (next.isFile()) {
                try {
                    JarFile jar = new JarFile(next, false);
                    List<File> named = Archive.classPath(next, jar.getManifest());
                    for (int i = named.size() - 1; i >= 0; i--) {
                        unopened.addFirst(named.get(i));
                    }
                    return places.add(new OpenJar(jar));
                } catch (IOException e) {
                    Log.debug("cannot read " + next, e);
                }
            }
        }
        return false;
    }
}
