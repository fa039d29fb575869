package dev.oldpath.weave.classfile;

import net.bytebuddy.jar.asm.ClassReader;

/**
 * How many locals the methods of a class have, one after the other in the order of the class file. Reads the numbers from
 * where they are (JVMS 4.7.3), because ASM gives them only to who reads all code. Not thread-safe.
 */
public final class MethodLocals {
    /** As many as a method can have. */
    public static final int MOST = 65_535;

    private final ClassReader reader;
    /** Where the next method is; 0 before the first. */
    private int at;

    /** Starts before the first method. */
    public MethodLocals(ClassReader reader) {
        this.reader = reader;
    }

    /** Returns the number of locals of the next method; 0 when it has no code. */
    public int next() {
        if (at == 0) {
            at = firstMethod();
        }
        int locals = 0;
        int attributes = reader.readUnsignedShort(at + 6);
        int attribute = at + 8;
        for (; attributes > 0; attributes--) {
            if (isCode(reader.getItem(reader.readUnsignedShort(attribute)))) {
                locals = reader.readUnsignedShort(attribute + 8);
            }
            attribute = behind(attribute);
        }
        at = attribute;
        return locals;
    }

    private int firstMethod() {
        int interfaces = reader.header + 6;
        int fields = interfaces + 2 + 2 * reader.readUnsignedShort(interfaces);
        int field = fields + 2;
        for (int count = reader.readUnsignedShort(fields); count > 0; count--) {
            int attribute = field + 8;
            for (int attributes = reader.readUnsignedShort(field + 6); attributes > 0; attributes--) {
                attribute = behind(attribute);
            }
            field = attribute;
        }
        return field + 2;
    }

    private int behind(int attribute) {
        return attribute + 6 + reader.readInt(attribute + 2);
    }

    /** Whether a constant is the text {@code Code}. */
    private boolean isCode(int text) {
        return reader.readUnsignedShort(text) == 4
                && reader.readByte(text + 2) == 'C'
                && reader.readByte(text + 3) == 'o'
                && reader.readByte(text + 4) == 'd'
                && reader.readByte(text + 5) == 'e';
    }
}
