package dev.oldpath.hooks.protobuf;

import java.nio.charset.StandardCharsets;

/** Reads the wire format, as far as descriptors use it. Not thread-safe. */
final class Wire {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int type;

    Wire(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** Returns the number of the next field, 0 at the end. Its value has to be read or skipped. */
    int next() {
        if (at >= end) {
            return 0;
        }
        int tag = (int) varint();
        type = tag & 7;
        return tag >>> 3;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has more than 64 bits");
    }

    /** The message in the current field. */
    Wire message() {
        int length = length();
        at += length;
        return new Wire(bytes, at - length, at);
    }

    String text() {
        int length = length();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    private int length() {
        int length = (int) varint();
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("a field is longer than the message that contains it");
        }
        return length;
    }

    void skip() {
        switch (type) {
            case VARINT:
                varint();
                break;
            case FIXED_64:
                at += 8;
                break;
            case BYTES:
                int length = length(); // moves on
                at += length;
                break;
            case FIXED_32:
                at += 4;
                break;
            default:
                throw new IllegalArgumentException("unknown wire type " + type);
        }
    }
}
