package dev.oldpath.weave.place;

import dev.oldpath.ledger.Log;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A jar, or one that is stored inside another, from which single entries are read. Thread-safe; holds no file open, so
 * that the application can replace or delete it.
 *
 * <p>{@link java.util.jar.JarFile} reads no jar inside another but from its first entry on. This reads the directory of
 * the jar once and keeps eight bytes an entry.
 */
final class Jar implements Place, Versions.Files {
    private final File file;
    private final String prefix;
    /** What the file was when it was looked into. */
    private final long length;

    private final long modified;
    /** Where the directory is, and where positions of entries count from. */
    private final long directoryAt;

    private final int directoryLength;
    private final long base;
    /** Of every entry the hash of its name, and in the lower half where in the directory its header is. Sorted. */
    private final long[] entries;

    private final Versions versions;

    private Jar(File file, String prefix, RandomAccessFile open, long start, long size) throws IOException {
        this.file = file;
        this.prefix = prefix;
        this.length = open.length();
        this.modified = file.lastModified();
        ZipDirectory directory = ZipDirectory.read(open, start, size);
        directoryAt = directory.at;
        directoryLength = directory.length();
        base = directory.base;
        entries = index(directory);
        versions = prefix.isEmpty() ? versions(directory) : Versions.NONE;
    }

    private Versions versions(ZipDirectory directory) throws IOException {
        byte[] manifest = file("META-INF/MANIFEST.MF");
        if (manifest == null || !Versions.areIn(new Manifest(new ByteArrayInputStream(manifest)))) {
            return Versions.NONE;
        }
        List<String> names = new ArrayList<>();
        for (int at = 0; directory.hasHeader(at); at = directory.next(at)) {
            names.add(directory.name(at));
        }
        return Versions.of(names);
    }

    /**
     * Opens a jar.
     *
     * @param prefix the folder in it in which the class files are, with a slash at its end; empty for all of it
     */
    static Jar of(File file, String prefix) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file, "r")) {
            return new Jar(file, prefix, open, 0, open.length());
        }
    }

    /** Opens the jars that are stored in one, in its order. Those that are compressed are left out. */
    static List<Jar> inside(File file) throws IOException {
        List<Jar> found = new ArrayList<>();
        try (RandomAccessFile open = new RandomAccessFile(file, "r")) {
            ZipDirectory directory = ZipDirectory.read(open, 0, open.length());
            for (int at = 0; directory.hasHeader(at); at = directory.next(at)) {
                ZipEntryHeader entry = directory.entry(at);
                String name = directory.name(at);
                if (entry.isStored() && name.endsWith(".jar")) {
                    try {
                        found.add(new Jar(file, "", open, entry.contentAt(open, directory.base), entry.length));
                    } catch (IOException e) {
                        Log.debug("cannot read " + name + " in " + file, e);
                    }
                }
            }
        }
        return found;
    }

    private static long[] index(ZipDirectory directory) {
        long[] found = new long[directory.length() / ZipEntryHeader.LENGTH];
        int count = 0;
        for (int at = 0; directory.hasHeader(at); at = directory.next(at)) {
            found[count++] = key(directory.name(at), at);
        }
        long[] entries = Arrays.copyOf(found, count);
        Arrays.sort(entries);
        return entries;
    }

    private static long key(String name, int at) {
        return (long) name.hashCode() << 32 | at;
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
        return versions.read(name, this);
    }

    @Override
    public byte @Nullable [] file(String name) throws IOException {
        String full = prefix + name;
        int first = Arrays.binarySearch(entries, key(full, 0));
        first = first < 0 ? -first - 1 : first;
        if (first == entries.length || entries[first] >> 32 != full.hashCode()) {
            return null;
        }
        try (RandomAccessFile open = open()) {
            ZipEntryHeader entry = entry(open, full, first);
            return entry == null ? null : entry.content(open, base);
        }
    }

    private RandomAccessFile open() throws IOException {
        RandomAccessFile open = new RandomAccessFile(file, "r");
        if (open.length() != length || file.lastModified() != modified) {
            open.close();
            throw new IOException(file + " has changed");
        }
        return open;
    }

    private @Nullable ZipEntryHeader entry(RandomAccessFile open, String name, int first) throws IOException {
        byte[] expected = name.getBytes(StandardCharsets.UTF_8);
        int size = ZipEntryHeader.LENGTH + expected.length;
        for (int i = first; i < entries.length && entries[i] >> 32 == name.hashCode(); i++) {
            long at = entries[i] & 0xffffffffL;
            if (at + size > directoryLength) {
                continue;
            }
            ZipBytes header = ZipBytes.read(open, directoryAt + at, size);
            if (header.u2(28) == expected.length && header.has(ZipEntryHeader.LENGTH, expected)) {
                return new ZipEntryHeader(header, 0);
            }
        }
        return null;
    }
}
