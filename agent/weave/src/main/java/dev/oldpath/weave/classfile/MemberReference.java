package dev.oldpath.weave.classfile;

import net.bytebuddy.jar.asm.ClassReader;

/** Reads the references to members that are in a constant pool (JVMS 4.4.2), by their places in a reader. */
public final class MemberReference {
    /** The tag of a reference to a field. */
    public static final int FIELD = 9;
    /** The tag of a reference to a method of a class. */
    public static final int METHOD = 10;

    private static final int INTERFACE_METHOD = 11;

    private MemberReference() {}

    /** Whether a constant is one. */
    public static boolean is(ClassReader reader, int item) {
        int tag = item == 0 ? 0 : reader.readByte(item - 1);
        return tag == FIELD || tag == METHOD || tag == INTERFACE_METHOD;
    }

    /** Returns the key of the member that one names. */
    public static MemberKey key(ClassReader reader, int item, char[] buffer) {
        int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
        return MemberKey.of(reader.readUTF8(nameAndType, buffer), reader.readUTF8(nameAndType + 2, buffer));
    }
}
