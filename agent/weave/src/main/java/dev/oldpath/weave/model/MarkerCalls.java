package dev.oldpath.weave.model;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds calls of {@code OldPaths.used("id")}. A call whose argument is not the constant right before it stays as it
 * is; the body of {@code used} counts it.
 *
 * <p>The constant may be separated from the call by a line number only. A frame in between means that other code joins
 * there with another argument; class files up to version 50 may lack frames, so there a label ends the search.
 */
public abstract class MarkerCalls extends MethodVisitor {
    private static final String MARKER = "dev/oldpath/api/OldPaths";

    private final boolean hasFrames;
    private @Nullable String constant;

    protected MarkerCalls(@Nullable MethodVisitor next, int version) {
        super(Opcodes.ASM9, next);
        this.hasFrames = version > Opcodes.V1_6;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        String id = constant;
        constant = null;
        if (id != null && !id.isEmpty() && opcode == Opcodes.INVOKESTATIC && isMarker(owner, name, descriptor)) {
            branch(id);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    /** Whether it is the method that marks a branch. */
    public static boolean isMarker(String owner, String name, String descriptor) {
        return owner.equals(MARKER) && name.equals("used") && descriptor.equals("(Ljava/lang/String;)V");
    }

    /** Takes a call; whatever is emitted in its place finds the id on the stack, and leaves nothing. */
    protected abstract void branch(String id);

    @Override
    public void visitLdcInsn(Object value) {
        constant = value instanceof String ? (String) value : null;
        super.visitLdcInsn(value);
    }

    @Override
    public void visitLabel(Label label) {
        if (!hasFrames) {
            constant = null;
        }
        super.visitLabel(label);
    }

    @Override
    public void visitFrame(int type, int numLocal, Object[] local, int numStack, Object[] stack) {
        constant = null;
        super.visitFrame(type, numLocal, local, numStack, stack);
    }

    @Override
    public void visitInsn(int opcode) {
        constant = null;
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        constant = null;
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        constant = null;
        super.visitVarInsn(opcode, index);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        constant = null;
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        constant = null;
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        constant = null;
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        constant = null;
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        constant = null;
        super.visitIincInsn(index, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        constant = null;
        super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        constant = null;
        super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        constant = null;
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
}
