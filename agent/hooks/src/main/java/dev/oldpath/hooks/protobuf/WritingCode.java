package dev.oldpath.hooks.protobuf;

import dev.oldpath.weave.hook.NameEndings;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places at which {@code writeTo} writes the fields of a message: where the number of the field follows the
 * output on the stack. Not thread-safe.
 *
 * <pre>
 *     output.writeString(7, code);
 *     output.writeUInt32NoTag(7 << 3 | 2);       // packed: the tag is written by itself
 *     serializeStringMapTo(output, internalGetLabels(), .., 7);  // is called for an empty map too
 * </pre>
 */
final class WritingCode extends EachInstruction {
    private static final int OUTPUT = 1;
    private static final int NOWHERE = -2;

    private final GeneratedMethod method;

    /** The instruction that has just pushed the output. */
    private int output = NOWHERE;

    private int constantAt = NOWHERE;
    private int constant;
    private boolean constantBehindOutput;

    /** The instruction behind the call that has pushed a map. */
    private int mapAt = NOWHERE;

    private String map = "";

    /** Creates a reader that enters what it finds into this method. */
    WritingCode(GeneratedMethod method) {
        super(null);
        this.method = method;
    }

    /** Whether this method writes a message as bytes. */
    static boolean is(int access, String name, String descriptor) {
        return name.equals("writeTo")
                && (access & Opcodes.ACC_BRIDGE) == 0
                && Type.getReturnType(descriptor).equals(Type.VOID_TYPE)
                && GeneratedMethod.takes(descriptor, "/CodedOutputStream");
    }

    @Override
    void before(int number, int opcode) {
        boolean call = opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEINTERFACE;
        if (constantAt == number - 1 && !call) {
            behindConstant(number, null);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (constantAt == next() - 1) {
            behindConstant(next(), name);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        Type returns = Type.getReturnType(descriptor);
        if (returns.getSort() == Type.OBJECT && NameEndings.is("/MapField", returns.getInternalName())) {
            mapAt = next();
            map = returns.getInternalName();
        }
    }

    /** Looks at the instruction behind a constant, which is a call of a method with this name or something else. */
    private void behindConstant(int number, @Nullable String called) {
        if (called != null && called.equals("writeUInt32NoTag") && constantBehindOutput) {
            method.places.add(new Place(number, constant >>> 3, null));
        } else if (called != null && called.startsWith("serialize") && called.endsWith("MapTo")) {
            if (mapAt != NOWHERE) {
                method.places.add(new Place(mapAt, constant, map));
            }
        } else if (constantBehindOutput) {
            method.places.add(new Place(number, constant, null));
        }
    }

    private void constant(int value) {
        constantAt = next() - 1;
        constant = value;
        constantBehindOutput = output == constantAt - 1;
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        super.visitVarInsn(opcode, index);
        if (opcode == Opcodes.ALOAD && index == OUTPUT) {
            output = next() - 1;
        }
    }

    @Override
    public void visitInsn(int opcode) {
        super.visitInsn(opcode);
        if (opcode >= Opcodes.ICONST_1 && opcode <= Opcodes.ICONST_5) {
            constant(opcode - Opcodes.ICONST_0);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, operand);
        if (opcode != Opcodes.NEWARRAY) {
            constant(operand);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        super.visitLdcInsn(value);
        if (value instanceof Integer) {
            constant((Integer) value);
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        super.visitJumpInsn(opcode, label);
        mapAt = NOWHERE; // of other code
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        output = NOWHERE; // other code may join here
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        method.locals = maxLocals;
    }

    @Override
    public void visitEnd() {
        method.writes = true;
    }
}
