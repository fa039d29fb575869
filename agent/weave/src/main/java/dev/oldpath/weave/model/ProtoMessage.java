package dev.oldpath.weave.model;

import java.nio.charset.StandardCharsets;

/** Reads one message of Protocol Buffers field by field. Throws IndexOutOfBoundsException where it is broken. Not thread-safe. */
final class ProtoMessage {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int tag;
    private long number;
    private int from;

    ProtoMessage(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoMessage(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
        if (end < at || end > bytes.length) {
            throw new IndexOutOfBoundsException();
        }
    }

    /** Takes the message before this one, which begins with its length. */
    ProtoMessage delimited() {
        int length = (int) varint();
        ProtoMessage before = new ProtoMessage(bytes, at, at + length);
        at += length;
        return before;
    }

    /** Goes to the next field; false at the end. */
    boolean next() {
        if (at >= end) {
            return false;
        }
        tag = (int) varint();
        switch (tag & 7) {
            case 0:
                number = varint();
                break;
            case 1:
                at += 8;
                break;
            case 2:
                int length = (int) varint();
                from = at;
                at += length;
                break;
            case 5:
                at += 4;
                break;
            default:
                throw new IndexOutOfBoundsException();
        }
        if (at > end || at < 0) {
            throw new IndexOutOfBoundsException();
        }
        return true;
    }

    int field() {
        return tag >>> 3;
    }

    int number() {
        return (int) number;
    }

    ProtoMessage message() {
        return new ProtoMessage(bytes, from, at);
    }

    String text() {
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException();
    }
}
