package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Reads the code of one method into a {@link Code}. Not thread-safe. */
final class CodeReader extends MethodVisitor {
    private static final String CONTINUATION = "Lkotlin/coroutines/Continuation;";

    private final MemberKey key;
    final int lastParameter;

    @Nullable
    String calledOwner;

    @Nullable
    MemberKey called;

    @Nullable
    String continuation;

    @Nullable
    String trait;

    @Nullable
    String traitMethod;

    boolean straight = true;
    /** Whether Kotlin's compiler copies the code to where it is called: it names a variable so, or an annotation says it. */
    boolean inline;

    private boolean read;
    private int loaded = -1;
    private int instructions;
    private int constants;

    CodeReader(MemberKey key, int access) {
        super(Opcodes.ASM9);
        this.key = key;
        // ASM counts the receiver in.
        int slots = Type.getArgumentsAndReturnSizes(key.descriptor()) >> 2;
        lastParameter = key.descriptor().contains(CONTINUATION + ')')
                ? slots - 1 - ((access & Opcodes.ACC_STATIC) == 0 ? 0 : 1)
                : -1;
    }

    Code code() {
        return read ? new Code(this) : Code.NONE;
    }

    boolean isConstant() {
        return straight && called == null && instructions == 2 && constants == 1;
    }

    @Override
    public void visitCode() {
        read = true;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        instructions++;
        // Checks of parameters that Kotlin adds.
        if (!owner.equals("kotlin/jvm/internal/Intrinsics")) {
            calledOwner = owner;
            called = MemberKey.of(name, descriptor);
        }
        if (isInterface && opcode == Opcodes.INVOKESTATIC && name.endsWith("$")) {
            trait = owner;
            traitMethod = name;
        }
    }

    @Override
    public void visitInsn(int opcode) {
        instructions++;
        if (opcode <= Opcodes.DCONST_1) {
            constants++;
        } else if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            straight = false;
        }
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        instructions++;
        loaded = opcode == Opcodes.ALOAD ? index : -1;
        if (opcode >= Opcodes.ISTORE) {
            straight = false;
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        instructions++;
        if (opcode == Opcodes.INSTANCEOF && continuation == null && lastParameter >= 0 && loaded == lastParameter) {
            continuation = type;
        }
        if (opcode != Opcodes.CHECKCAST) {
            straight = false;
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        instructions++;
        if (opcode != Opcodes.GETSTATIC && opcode != Opcodes.GETFIELD) {
            straight = false;
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        straight = false;
    }

    @Override
    public void visitLdcInsn(Object value) {
        instructions++;
        constants++;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        instructions++;
        constants++;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        straight = false;
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        straight = false;
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        straight = false;
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        straight = false;
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
        inline |= name.equals("$i$f$" + key.name());
    }
}
