package dev.oldpath.weave.place;

import dev.oldpath.ledger.Log;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A jar, or one that is stored inside another, from which single entries are read. Thread-safe; holds no file open, so
 * that the application can replace or delete it.
 *
 * <p>{@link java.util.jar.JarFile} reads no jar inside another but from its first entry on. This reads the directory of
 * the jar (APPNOTE 4.3.12) once and keeps eight bytes an entry. Multi-release entries are not looked for, and jars of more
 * than 4 GiB cannot be read.
 */
final class Jar implements Place {
    private static final long END = 0x06054b50L;
    private static final int END_LENGTH = 22;
    private static final long HEADER = 0x02014b50L;
    private static final int HEADER_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final long IN_ZIP64 = 0xffffffffL;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final File file;
    private final String prefix;
    /** What the file was when it was looked into. */
    private final long length;

    private final long modified;
    /** Where offsets in the jar count from. */
    private final long base;

    private final long directoryAt;
    private final long directoryLength;
    /** Of every entry the hash of its name, and in the lower half where in the directory its header is. Sorted. */
    private final long[] entries;

    /** What the directory says of one entry. */
    private static final class Entry {
        final int method;
        final long compressed;
        final long length;
        final long localAt;

        Entry(ZipBytes header, int at) {
            method = header.u2(at + 10);
            compressed = header.u4(at + 20);
            length = header.u4(at + 24);
            localAt = header.u4(at + 42);
        }
    }

    private Jar(File file, String prefix, RandomAccessFile open, long start, long size) throws IOException {
        this.file = file;
        this.prefix = prefix;
        this.length = open.length();
        this.modified = file.lastModified();
        long tail = Math.min(size, END_LENGTH + 0xffff);
        ZipBytes end = ZipBytes.read(open, start + size - tail, tail);
        int at = end.length() - END_LENGTH;
        while (at >= 0 && (end.u4(at) != END || at + END_LENGTH + end.u2(at + 20) != end.length())) {
            at--;
        }
        if (at < 0) {
            throw new IOException("not a jar");
        }
        directoryLength = end.u4(at + 12);
        if (directoryLength == IN_ZIP64 || end.u4(at + 16) == IN_ZIP64) {
            throw new IOException("a jar of more than 4 GiB");
        }
        boolean large =
                at >= 20 && end.u4(at - 20) == 0x07064b50L; // with so many entries that their number takes more room
        long endAt = start + size - tail + at - (large ? 20 + 56 : 0);
        directoryAt = endAt - directoryLength;
        base = directoryAt - end.u4(at + 16);
        entries = index(ZipBytes.read(open, directoryAt, directoryLength));
    }

    /** Opens a jar. */
    static Jar of(File file, String prefix) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file, "r")) {
            return new Jar(file, prefix, open, 0, open.length());
        }
    }

    private static long[] index(ZipBytes directory) {
        long[] found = new long[directory.length() / HEADER_LENGTH];
        int count = 0;
        for (int at = 0; at + HEADER_LENGTH <= directory.length() && directory.u4(at) == HEADER; ) {
            String name = name(directory, at);
            found[count++] = key(name, at);
            at = next(directory, at);
        }
        long[] entries = Arrays.copyOf(found, count);
        Arrays.sort(entries);
        return entries;
    }

    private static long key(String name, int at) {
        return (long) name.hashCode() << 32 | at;
    }

    private static String name(ZipBytes directory, int at) {
        return new String(directory.all(), at + HEADER_LENGTH, directory.u2(at + 28), StandardCharsets.UTF_8);
    }

    private static int next(ZipBytes directory, int at) {
        return at + HEADER_LENGTH + directory.u2(at + 28) + directory.u2(at + 30) + directory.u2(at + 32);
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
        String full = prefix + name;
        int first = Arrays.binarySearch(entries, key(full, 0));
        first = first < 0 ? -first - 1 : first;
        if (first == entries.length || entries[first] >> 32 != full.hashCode()) {
            return null;
        }
        try (RandomAccessFile open = open()) {
            Entry entry = entry(open, full, first);
            return entry == null ? null : content(open, entry);
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

    private @Nullable Entry entry(RandomAccessFile open, String name, int first) throws IOException {
        byte[] expected = name.getBytes(StandardCharsets.UTF_8);
        for (int i = first; i < entries.length && entries[i] >> 32 == name.hashCode(); i++) {
            long at = entries[i] & 0xffffffffL;
            if (at + HEADER_LENGTH + expected.length > directoryLength) {
                continue;
            }
            ZipBytes header = ZipBytes.read(open, directoryAt + at, HEADER_LENGTH + expected.length);
            if (header.u2(28) == expected.length && header.has(HEADER_LENGTH, expected)) {
                return new Entry(header, 0);
            }
        }
        return null;
    }

    private long contentAt(RandomAccessFile open, Entry entry) throws IOException {
        ZipBytes local = ZipBytes.read(open, base + entry.localAt, LOCAL_LENGTH);
        return base + entry.localAt + LOCAL_LENGTH + local.u2(26) + local.u2(28);
    }

    private byte[] content(RandomAccessFile open, Entry entry) throws IOException {
        byte[] compressed =
                ZipBytes.read(open, contentAt(open, entry), entry.compressed).all();
        if (entry.method == STORED) {
            return compressed;
        }
        if (entry.method != DEFLATED || entry.length > Integer.MAX_VALUE - 8) {
            throw new IOException("compressed by method " + entry.method);
        }
        byte[] content = new byte[(int) entry.length];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            int done = 0;
            while (done < content.length) {
                int more = inflater.inflate(content, done, content.length - done);
                if (more == 0) {
                    throw new IOException("a damaged entry");
                }
                done += more;
            }
            return content;
        } catch (DataFormatException e) {
            throw new IOException("a damaged entry", e);
        } finally {
            inflater.end();
        }
    }

    /** Returns the jars that are stored in this one, in its order. Those that are compressed are left out. */
    List<Jar> inside() throws IOException {
        List<Jar> found = new ArrayList<>();
        try (RandomAccessFile open = open()) {
            ZipBytes directory = ZipBytes.read(open, directoryAt, directoryLength);
            for (int at = 0; at + HEADER_LENGTH <= directory.length() && directory.u4(at) == HEADER; ) {
                Entry entry = new Entry(directory, at);
                String name = name(directory, at);
                if (entry.method == STORED && name.endsWith(".jar")) {
                    try {
                        found.add(new Jar(file, "", open, contentAt(open, entry), entry.length));
                    } catch (IOException e) {
                        Log.debug("cannot read " + name + " in " + file, e);
                    }
                }
                at = next(directory, at);
            }
        }
        return found;
    }
}
