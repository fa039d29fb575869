package dev.oldpath.review.otlp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Gzip (RFC 1952) of one member or several. The JDK's {@code GZIPInputStream} takes anything that it cannot read after a member
 * for the end of the file. Here a cut member ends with {@link EOFException}, and any other damage with {@link ZipException}.
 */
final class GzipStream extends InputStream {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    /** Time, flags of the compressor and its system. */
    private static final int OF_NO_INTEREST = 6;

    private final InputStream in;
    private final byte[] input = new byte[1 << 16];
    private int position;
    private int limit;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 content = new CRC32();
    private final CRC32 header = new CRC32();
    /** Without any member it is no archive, but the beginning of one. */
    private boolean begun;

    private boolean within;

    GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = 0;
        while (read == 0 && length > 0) {
            if (inflater.finished()) {
                trailer();
            }
            if (!within) {
                if (begun && position == limit && !fill()) {
                    return -1;
                }
                header();
            }
            read = inflate(target, offset, length);
            content.update(target, offset, read);
        }
        return read;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            if (position == limit) {
                need();
            }
            inflater.setInput(input, position, limit - position);
            position = limit;
        }
        try {
            int read = inflater.inflate(target, offset, length);
            if (inflater.needsDictionary()) {
                throw damaged();
            }
            return read;
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    private void header() throws IOException {
        header.reset();
        int magic = number(2);
        int method = next();
        int flags = next();
        if (magic != MAGIC || method != DEFLATE || (flags & RESERVED) != 0) {
            throw damaged();
        }
        skip(OF_NO_INTEREST);
        if ((flags & EXTRA) != 0) {
            skip(number(2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        int checksum = (int) header.getValue() & 0xffff;
        if ((flags & HEADER_CHECKSUM) != 0 && number(2) != checksum) {
            throw damaged();
        }
        begun = true;
        within = true;
    }

    private void trailer() throws IOException {
        position = limit - inflater.getRemaining();
        if (number(4) != (int) content.getValue() || number(4) != (int) inflater.getBytesWritten()) {
            throw damaged();
        }
        inflater.reset();
        content.reset();
        within = false;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int letter;
        do {
            letter = next();
        } while (letter != 0);
    }

    /** The least significant byte comes first. */
    private int number(int bytes) throws IOException {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= next() << (8 * i);
        }
        return number;
    }

    private int next() throws IOException {
        if (position == limit) {
            need();
        }
        header.update(input[position]);
        return input[position++] & 0xff;
    }

    private void need() throws IOException {
        if (!fill()) {
            throw new EOFException("within a compressed member");
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(input));
        return limit > 0;
    }

    private static ZipException damaged() {
        return new ZipException("the compressed data is damaged");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
