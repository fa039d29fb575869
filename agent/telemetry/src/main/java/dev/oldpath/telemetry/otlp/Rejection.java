package dev.oldpath.telemetry.otlp;

import dev.oldpath.ledger.Plural;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A receiver has answered that it rejected data points, and has kept the others: the {@code partial_success} of an {@code
 * ExportMetricsServiceResponse}. The message gives their number and the reason.
 */
public final class Rejection extends IOException {
    private static final long serialVersionUID = 1;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private Rejection(long points, String message) {
        super("the receiver rejected " + Plural.of(points, "data point") + (message.isEmpty() ? "" : ": " + message));
    }

    /** Returns what an answer rejects; null when that is nothing, or when it is no answer of OTLP. */
    static @Nullable Rejection of(byte[] answer) {
        try {
            return new Reader(answer).read();
        } catch (IllegalArgumentException e) {
            return null; // Some receivers answer with a text.
        }
    }

    /** Reads the two levels of the message; any unknown field is skipped. */
    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        @Nullable
        Rejection read() {
            Rejection found = null;
            while (at < bytes.length) {
                long tag = varint();
                if (tag == (1 << 3 | BYTES)) {
                    found = partialSuccess(end());
                } else {
                    skip(tag);
                }
            }
            return found;
        }

        private @Nullable Rejection partialSuccess(int end) {
            long rejected = 0;
            String message = "";
            while (at < end) {
                long tag = varint();
                if (tag == (1 << 3 | VARINT)) {
                    rejected = varint();
                } else if (tag == (2 << 3 | BYTES)) {
                    int to = end();
                    message = new String(bytes, at, to - at, StandardCharsets.UTF_8);
                    at = to;
                } else {
                    skip(tag);
                }
            }
            require(at == end);
            return rejected > 0 ? new Rejection(rejected, message) : null;
        }

        private void skip(long tag) {
            require(tag >> 3 > 0);
            int type = (int) (tag & 7);
            if (type == VARINT) {
                varint();
            } else if (type == FIXED64) {
                at += 8;
            } else if (type == BYTES) {
                at = end();
            } else {
                require(type == FIXED32);
                at += 4;
            }
            require(at <= bytes.length);
        }

        /** Reads a length; returns where what has it ends. */
        private int end() {
            long length = varint();
            require(length >= 0 && length <= bytes.length - at);
            return at + (int) length;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                require(at < bytes.length);
                byte next = bytes[at++];
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException();
        }

        private static void require(boolean holds) {
            if (!holds) {
                throw new IllegalArgumentException();
            }
        }
    }
}
