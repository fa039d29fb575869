package dev.oldpath.weave.pool;

/**
 * The first bytes and the lengths of some texts. It rejects nearly every constant with one look, because few have both. Not
 * thread-safe while texts are added.
 */
final class FirstBytes {
    /** By first byte: a bit for each length, modulo 64. */
    private final long[] lengths = new long[256];

    void add(byte[] text) {
        lengths[text[0] & 0xff] |= 1L << text.length;
    }

    /** Whether a text that begins with this byte and has this length may be one of them. */
    boolean may(byte first, int length) {
        return (lengths[first & 0xff] >>> length & 1) != 0;
    }
}
