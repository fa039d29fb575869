package dev.oldpath.weave.classfile;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/** A class file of any version, and the one reader that all use who ask about it. Immutable; its bytes are nobody's to change. */
public final class ClassFile {
    /** The newest version that ASM knows. */
    private static final int NEWEST = Opcodes.V28;

    private final byte[] bytes;
    private final ClassReader reader;

    /** Takes the bytes of a class file. */
    public ClassFile(byte[] bytes) {
        this.bytes = bytes;
        reader = new ClassReader(isKnown() ? bytes : asNewest(bytes));
    }

    private static byte[] asNewest(byte[] bytes) {
        byte[] copy = bytes.clone();
        copy[6] = (byte) (NEWEST >>> 8);
        copy[7] = (byte) NEWEST;
        return copy;
    }

    /** The bytes, to be read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Reads the class; of an unknown version it reads a copy that claims to be the newest known one. */
    public ClassReader reader() {
        return reader;
    }

    /** The internal name of the class. */
    public String name() {
        return reader.getClassName();
    }

    /** Its major version (JVMS 4.1). */
    public int version() {
        return (bytes[6] & 0xff) << 8 | (bytes[7] & 0xff);
    }

    /** Whether ASM knows the version; others may not be woven. */
    public boolean isKnown() {
        return version() <= NEWEST;
    }
}
