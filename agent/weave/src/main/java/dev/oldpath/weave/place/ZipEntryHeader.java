package dev.oldpath.weave.place;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a directory has about one entry. Immutable. */
final class ZipEntryHeader {
    /** Without the name and what follows it. */
    static final int LENGTH = 46;

    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final int method;
    private final long compressed;
    private final long localAt;
    /** How long the entry is when it is not compressed. */
    final long length;

    ZipEntryHeader(ZipBytes header, int at) {
        method = header.u2(at + 10);
        compressed = header.u4(at + 20);
        length = header.u4(at + 24);
        localAt = header.u4(at + 42);
    }

    boolean isStored() {
        return method == STORED;
    }

    /**
     * Returns where in the file the content begins.
     *
     * @param base as in {@link ZipDirectory}
     */
    long contentAt(RandomAccessFile open, long base) throws IOException {
        ZipBytes local = ZipBytes.read(open, base + localAt, LOCAL_LENGTH);
        return base + localAt + LOCAL_LENGTH + local.u2(26) + local.u2(28);
    }

    /** Reads the content, with parameters as for {@link #contentAt}. */
    byte[] content(RandomAccessFile open, long base) throws IOException {
        byte[] found = ZipBytes.read(open, contentAt(open, base), compressed).all();
        if (isStored()) {
            return found;
        }
        if (method != DEFLATED || length > Integer.MAX_VALUE - 8) {
            throw new IOException("compressed by method " + method);
        }
        byte[] content = new byte[(int) length];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(found);
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
}
