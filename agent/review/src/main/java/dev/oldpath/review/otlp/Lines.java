package dev.oldpath.review.otlp;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Splits a stream into lines of bytes and remembers whether the last one was ended. */
final class Lines implements Closeable {
    /** Far above any request a Collector sends; a longer "line" is not evidence and must not fill the memory. */
    static final int LONGEST = 32 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private int number;
    private boolean ended;
    /** How many bytes of blank lines were read last. */
    private long blank;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or an empty array at the end of the stream. */
    byte[] next() throws IOException {
        if (blank > LONGEST) {
            throw new IOException("more than " + (LONGEST >> 20) + " MB of blank lines before line " + number);
        }
        byte[] line = line();
        blank = isBlank(line) ? blank + line.length + 1 : 0;
        return line;
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(0);
        number++;
        ended = false;
        while (position < limit || fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, position, end - position);
            position = end;
            if (end < limit) {
                position++;
                ended = true;
                return line.toByteArray();
            }
            if (line.size() > LONGEST) {
                throw new IOException("line " + number + " is longer than " + (LONGEST >> 20) + " MB");
            }
        }
        return line.toByteArray();
    }

    static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    /** Whether the line just returned was closed by a line end. */
    boolean ended() {
        return ended;
    }

    int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
