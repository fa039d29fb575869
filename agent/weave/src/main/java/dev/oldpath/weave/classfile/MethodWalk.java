package dev.oldpath.weave.classfile;

import java.util.BitSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The methods of a class, one after the other in the order of the class file. Reads from where it is (JVMS 4.7.3) what ASM
 * gives only to who reads all code. Not thread-safe.
 */
public final class MethodWalk {
    /** As many locals as a method can have. */
    public static final int MOST_LOCALS = 65_535;

    private static final int LDC_W = 19;
    private static final int LDC2_W = 20;

    private final ClassReader reader;
    /** How many methods follow; -1 before the first. */
    private int left = -1;

    private int method;
    private int behind;
    /** Where the attribute with the code begins; 0 when the method has none. */
    private int code;

    /** Starts before the first method. */
    public MethodWalk(ClassReader reader) {
        this.reader = reader;
    }

    /** Goes to the next method; returns whether there is one. */
    public boolean next() {
        if (left < 0) {
            skipFields();
        }
        if (left == 0) {
            return false;
        }
        left--;
        member();
        return true;
    }

    private void skipFields() {
        int interfaces = reader.header + 6;
        int fields = interfaces + 2 + 2 * reader.readUnsignedShort(interfaces);
        behind = fields + 2;
        for (int count = reader.readUnsignedShort(fields); count > 0; count--) {
            member();
        }
        left = reader.readUnsignedShort(behind);
        behind += 2;
    }

    private void member() {
        method = behind;
        code = 0;
        behind = method + 8;
        for (int attributes = reader.readUnsignedShort(method + 6); attributes > 0; attributes--) {
            if (isCode(reader.getItem(reader.readUnsignedShort(behind)))) {
                code = behind;
            }
            behind += 6 + reader.readInt(behind + 2);
        }
    }

    /** Whether a constant is the text {@code Code}. */
    private boolean isCode(int text) {
        return reader.readUnsignedShort(text) == 4
                && reader.readByte(text + 2) == 'C'
                && reader.readByte(text + 3) == 'o'
                && reader.readByte(text + 4) == 'd'
                && reader.readByte(text + 5) == 'e';
    }

    /** The method, by name and descriptor. */
    MemberKey key(char[] buffer) {
        return MemberKey.of(reader.readUTF8(method + 2, buffer), reader.readUTF8(method + 4, buffer));
    }

    /** The number of its locals; 0 when it has no code. */
    public int locals() {
        return code == 0 ? 0 : reader.readUnsignedShort(code + 8);
    }

    /**
     * Whether its code may use one of these constants. Takes every byte for the beginning of an instruction, and so finds
     * all that are, and seldom an operand too.
     */
    boolean mayUse(BitSet constants) {
        if (code == 0) {
            return false;
        }
        int first = code + 14;
        int end = first + reader.readInt(code + 10);
        for (int at = first; at < end; at++) {
            int opcode = reader.readByte(at);
            if (usesConstant(opcode) && constants.get(reader.readUnsignedShort(at + 1))) {
                return true;
            }
            if (opcode == Opcodes.LDC && constants.get(reader.readByte(at + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the number of a constant, in two bytes, follows. */
    private static boolean usesConstant(int opcode) {
        return (opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.INVOKEDYNAMIC) || opcode == LDC_W || opcode == LDC2_W;
    }
}
