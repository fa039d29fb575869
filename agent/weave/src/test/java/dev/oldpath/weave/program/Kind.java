package dev.oldpath.weave.program;

import java.util.Locale;

/** The type of a field, and how its values are made from the longs that programs calculate with, and become those. */
enum Kind {
    BOOLEAN,
    BYTE,
    CHAR,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    STRING("String"),
    INTS("int[]"),
    LONGS("long[]");

    /** Stands for null. */
    static final Object NOTHING = new Object();

    private final String java;

    Kind() {
        java = name().toLowerCase(Locale.ROOT);
    }

    Kind(String java) {
        this.java = java;
    }

    /** Its name in source. */
    String java() {
        return java;
    }

    boolean isNumber() {
        return this != BOOLEAN && this != STRING && !isArray();
    }

    boolean isArray() {
        return this == INTS || this == LONGS;
    }

    /** Source that makes a value of a long. */
    String from(String number) {
        switch (this) {
            case BOOLEAN:
                return "((" + number + ") & 1) != 0";
            case FLOAT:
            case DOUBLE:
                return "(" + java + ") ((" + number + ") % 4096)";
            case STRING:
                return "com.acme.gen.Sink.text(" + number + ")";
            case INTS:
                return "new int[] {(int) (" + number + ")}";
            case LONGS:
                return "new long[] {" + number + "}";
            default:
                return "(" + java + ") (" + number + ")";
        }
    }

    /** What that source makes. */
    Object from(long number) {
        switch (this) {
            case BOOLEAN:
                return (number & 1) != 0;
            case BYTE:
                return (byte) number;
            case CHAR:
                return (char) number;
            case SHORT:
                return (short) number;
            case INT:
                return (int) number;
            case LONG:
                return number;
            case FLOAT:
                return (float) (number % 4096);
            case DOUBLE:
                return (double) (number % 4096);
            case STRING:
                return "s" + number;
            case INTS:
                return (long) (int) number;
            case LONGS:
                return number;
        }
        throw new AssertionError(this);
    }

    /** The value before any write. */
    Object zero() {
        return this == STRING || isArray() ? NOTHING : from(0);
    }

    /** Source that makes a long of a value. */
    String number(String value) {
        if (this == BOOLEAN) {
            return "(" + value + " ? 1L : 0L)";
        }
        return (isNumber() ? "(long) (" : "com.acme.gen.Sink.number(") + value + ")";
    }

    /** What that source makes. */
    long number(Object value) {
        if (value == NOTHING) {
            return 0;
        } else if (value instanceof Boolean) {
            return (Boolean) value ? 1 : 0;
        } else if (value instanceof Character) {
            return (Character) value;
        } else if (value instanceof String) {
            return value.hashCode();
        }
        return ((Number) value).longValue();
    }

    /** The operator of a compound assignment. */
    String operator() {
        return this == BOOLEAN ? " ^= " : " += ";
    }

    /** What a compound assignment makes of a value. */
    Object plus(Object value, long more) {
        switch (this) {
            case BOOLEAN:
                return (Boolean) value ^ (Boolean) from(more);
            case FLOAT:
                return (Float) value + (Float) from(more);
            case DOUBLE:
                return (Double) value + (Double) from(more);
            case STRING:
                return (value == NOTHING ? "null" : value) + (String) from(more);
            default:
                return from(number(value) + number(from(more)));
        }
    }
}
