package dev.oldpath.weave.place;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * What the end of a zip file, or of one that is stored in another, has about its entries (APPNOTE 4.3.12). Files of more
 * than 4 GiB cannot be read. Immutable.
 */
final class ZipDirectory {
    private static final long END = 0x06054b50L;
    private static final int END_LENGTH = 22;
    private static final long LARGE = 0x07064b50L;
    private static final int LARGE_LENGTH = 56 + 20;
    private static final long HEADER = 0x02014b50L;
    private static final long IN_ZIP64 = 0xffffffffL;

    /** Where in the file it begins. */
    final long at;
    /** Where in the file the positions of entries count from. */
    final long base;

    private final ZipBytes headers;

    private ZipDirectory(long at, long base, ZipBytes headers) {
        this.at = at;
        this.base = base;
        this.headers = headers;
    }

    /** Reads that of the zip file which has this size and begins here. */
    static ZipDirectory read(RandomAccessFile open, long start, long size) throws IOException {
        long tail = Math.min(size, END_LENGTH + 0xffff);
        ZipBytes end = ZipBytes.read(open, start + size - tail, tail);
        int at = end.length() - END_LENGTH;
        while (at >= 0 && (end.u4(at) != END || at + END_LENGTH + end.u2(at + 20) != end.length())) {
            at--;
        }
        if (at < 0) {
            throw new IOException("not a jar");
        }
        long length = end.u4(at + 12);
        if (length == IN_ZIP64 || end.u4(at + 16) == IN_ZIP64) {
            throw new IOException("a jar of more than 4 GiB");
        }
        // The number of entries may need more room than it has here: it is written once more before.
        boolean large = at >= 20 && end.u4(at - 20) == LARGE;
        long directory = start + size - tail + at - (large ? LARGE_LENGTH : 0) - length;
        return new ZipDirectory(directory, directory - end.u4(at + 16), ZipBytes.read(open, directory, length));
    }

    int length() {
        return headers.length();
    }

    /** Whether there is another header; the first one is at 0. */
    boolean hasHeader(int header) {
        return header + ZipEntryHeader.LENGTH <= headers.length() && headers.u4(header) == HEADER;
    }

    /** Returns where the header after this one is. */
    int next(int header) {
        return header
                + ZipEntryHeader.LENGTH
                + headers.u2(header + 28)
                + headers.u2(header + 30)
                + headers.u2(header + 32);
    }

    String name(int header) {
        return new String(
                headers.all(), header + ZipEntryHeader.LENGTH, headers.u2(header + 28), StandardCharsets.UTF_8);
    }

    ZipEntryHeader entry(int header) {
        return new ZipEntryHeader(headers, header);
    }
}
