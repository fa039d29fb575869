package dev.oldpath.ledger.file;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Where things are in a ledger file. Numbers are big-endian.
 *
 * <p>The head has a fixed length and is followed by the texts of the identity. Then come the slots, one for each client of a path:
 * length of the texts, their check sum, count, count that has been exported, time of the last use, whether a use is not in the
 * count yet, the texts. The head says where the slots end. It does so when a slot has been written, so none is half there.
 */
final class Layout {
    static final long MAGIC = 0x4f6c64506174684cL;
    static final int FORMAT = 1;
    /** How large a file may be: some ten thousand slots. */
    static final int LARGEST = 1 << 21;

    static final String PREFIX = "oldpath-";
    static final String SUFFIX = ".ledger";
    /** The end of the name until the file is complete. */
    static final String UNFINISHED = ".new";

    static final int MAGIC_AT = 0;
    static final int FORMAT_AT = 8;
    static final int STATE_AT = 12;
    static final int STARTED_AT = 16;
    static final int ALIVE_AT = 24;
    static final int INSTANCE_AT = 32;
    static final int END_AT = 48;
    static final int IDENTITY_LENGTH_AT = 52;
    static final int IDENTITY_SUM_AT = 56;
    static final int IDENTITY = 60;

    /** The uses are noted, and nobody has said more. */
    static final int OPEN = 0;
    /** Some uses could not be noted. */
    static final int INCOMPLETE = 1;
    /** The process has exported everything and its end. */
    static final int ENDED = 2;
    /** Another process has exported what was left. */
    static final int RECOVERED = 3;

    /** Of a slot, from its beginning. */
    static final int LENGTH = 0;

    static final int SUM = 4;
    static final int COUNT = 8;
    static final int EXPORTED = 16;
    static final int LAST = 24;
    static final int UNCOUNTED = 32;
    static final int TEXTS = 40;

    private static final int LONGEST = 1 << 20;

    private Layout() {}

    static int sum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    /** Writes texts, of any length. */
    static byte[] texts(String... texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(texts.length);
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #texts} has written. */
    static String[] texts(DataInputStream in) throws IOException {
        String[] texts = new String[length(in)];
        for (int i = 0; i < texts.length; i++) {
            byte[] utf8 = new byte[length(in)];
            in.readFully(utf8);
            texts[i] = new String(utf8, StandardCharsets.UTF_8);
        }
        return texts;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new EOFException("a text of the length " + length);
        }
        return length;
    }
}
