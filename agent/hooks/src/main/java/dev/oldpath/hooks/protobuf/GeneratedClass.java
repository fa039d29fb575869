package dev.oldpath.hooks.protobuf;

import java.nio.charset.StandardCharsets;

/** Whether protoc has generated a class, found by one walk of its constant pool (JVMS 4.4) without allocation. */
final class GeneratedClass {
    /** {@code GeneratedMessage$FieldAccessorTable}, before version 4 {@code GeneratedMessageV3$..}. */
    private static final byte[] ACCESSORS = "$FieldAccessorTable".getBytes(StandardCharsets.US_ASCII);

    private GeneratedClass() {}

    /** Whether it is a message, a builder or the class of a file. Errs towards yes. */
    static boolean is(byte[] classFile) {
        int count = u2(classFile, 8);
        int at = 10;
        for (int i = 1; i < count; i++) {
            switch (classFile[at]) {
                case 1: // Utf8
                    int length = u2(classFile, at + 1);
                    if (endsWith(classFile, at + 3 + length, length)) {
                        return true;
                    }
                    at += 3 + length;
                    break;
                case 7: // Class
                case 8: // String
                case 16: // MethodType
                case 19: // Module
                case 20: // Package
                    at += 3;
                    break;
                case 15: // MethodHandle
                    at += 4;
                    break;
                case 5: // Long
                case 6: // Double
                    at += 9;
                    i++; // takes two entries
                    break;
                default:
                    at += 5;
            }
        }
        return false;
    }

    private static boolean endsWith(byte[] bytes, int end, int length) {
        if (length <= ACCESSORS.length) {
            return false;
        }
        for (int i = 1; i <= ACCESSORS.length; i++) {
            if (bytes[end - i] != ACCESSORS[ACCESSORS.length - i]) {
                return false;
            }
        }
        return true;
    }

    private static int u2(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
