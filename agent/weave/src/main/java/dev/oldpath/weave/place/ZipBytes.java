package dev.oldpath.weave.place;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;

/** Bytes of a file, with the little-endian numbers of the zip format. Not thread-safe. */
final class ZipBytes {
    private final byte[] bytes;

    private ZipBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a part of a file. */
    static ZipBytes read(RandomAccessFile file, long at, long length) throws IOException {
        if (at < 0 || length < 0 || length > Integer.MAX_VALUE - 8 || at + length > file.length()) {
            throw new EOFException("no " + length + " bytes at " + at);
        }
        byte[] bytes = new byte[(int) length];
        file.seek(at);
        file.readFully(bytes);
        return new ZipBytes(bytes);
    }

    int length() {
        return bytes.length;
    }

    byte[] all() {
        return bytes;
    }

    int u2(int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    long u4(int at) {
        return u2(at) | (long) u2(at + 2) << 16;
    }

    /** Whether the bytes at a position are exactly these. */
    boolean has(int at, byte[] others) {
        for (int i = 0; i < others.length; i++) {
            if (bytes[at + i] != others[i]) {
                return false;
            }
        }
        return true;
    }
}
