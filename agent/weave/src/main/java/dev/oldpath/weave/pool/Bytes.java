package dev.oldpath.weave.pool;

import java.nio.charset.StandardCharsets;

/** Reads a class file without allocation. */
final class Bytes {
    private Bytes() {}

    /** Returns what a constant with this text, all of it ASCII, looks like in a class file. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether these bytes are at this place. */
    static boolean areAt(byte[] classFile, int at, byte[] wanted) {
        if (at + wanted.length > classFile.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (classFile[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number of two bytes at this place. */
    static int u2(byte[] classFile, int at) {
        return (classFile[at] & 0xff) << 8 | (classFile[at + 1] & 0xff);
    }
}
