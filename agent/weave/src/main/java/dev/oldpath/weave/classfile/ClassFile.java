package dev.oldpath.weave.classfile;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/** Reads class files of any version; only known versions may be woven. Thread-safe. */
public final class ClassFile {
    /** The newest version that ASM knows. */
    private static final int NEWEST = Opcodes.V28;

    private ClassFile() {}

    public static int major(byte[] classFile) {
        return (classFile[6] & 0xff) << 8 | (classFile[7] & 0xff);
    }

    public static boolean isKnown(byte[] classFile) {
        return major(classFile) <= NEWEST;
    }

    /** Returns a reader; of an unknown version it reads a copy that claims to be the newest known one. */
    public static ClassReader reader(byte[] classFile) {
        if (isKnown(classFile)) {
            return new ClassReader(classFile);
        }
        byte[] copy = classFile.clone();
        copy[6] = (byte) (NEWEST >>> 8);
        copy[7] = (byte) NEWEST;
        return new ClassReader(copy);
    }
}
