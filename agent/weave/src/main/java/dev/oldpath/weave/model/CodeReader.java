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
    private final int lastParameter;
    private final Code.Builder code = new Code.Builder();
    private boolean read;
    private int loaded = -1;
    private int instructions;
    private int constants;
    private boolean prologue = true;
    private boolean zero;
    private int zeroLocal = -1;

    CodeReader(MemberKey key, int access) {
        super(Opcodes.ASM9);
        this.key = key;
        // ASM counts the receiver in.
        int slots = Type.getArgumentsAndReturnSizes(key.descriptor()) >> 2;
        lastParameter = key.descriptor().contains(CONTINUATION + ')')
                ? slots - 1 - ((access & Opcodes.ACC_STATIC) == 0 ? 0 : 1)
                : -1;
    }

    /** An annotation shows that Kotlin's compiler copies the code to where it is called; so may the name of a variable. */
    void inline() {
        code.inline = true;
    }

    /** An annotation of Groovy names the trait, and the method there, to which a method passes calls on. */
    void bridge(Object element) {
        if (element instanceof Type) {
            code.trait = ((Type) element).getInternalName();
        } else {
            code.traitMethod = element.toString();
        }
    }

    /** A constructor calls this other one of its class. */
    void delegate(MemberKey constructor) {
        code.delegate = constructor;
    }

    /** Whether it has been found which other constructor a constructor calls. */
    boolean delegates() {
        return code.delegate != null;
    }

    Code code() {
        if (!read) {
            return Code.NONE;
        }
        code.constant = code.straight && code.called == null && instructions == 2 && constants == 1;
        code.continuationLocal = lastParameter;
        code.inline |= zeroLocal >= 0 && !code.named;
        return code.build();
    }

    @Override
    public void visitCode() {
        read = true;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        instructions++;
        zero = false;
        // Before the compiler has copied the code to where the type is known.
        code.inline |= name.equals("reifiedOperationMarker");
        // Checks of parameters that Kotlin adds.
        if (!owner.equals("kotlin/jvm/internal/Intrinsics")) {
            prologue = false;
            code.calledOwner = owner;
            code.called = MemberKey.of(name, descriptor);
        }
        if (isInterface && opcode == Opcodes.INVOKESTATIC && name.endsWith("$")) {
            code.trait = owner;
            code.traitMethod = name;
        }
    }

    @Override
    public void visitInsn(int opcode) {
        instructions++;
        zero = prologue && opcode == Opcodes.ICONST_0;
        prologue = zero;
        if (opcode <= Opcodes.DCONST_1) {
            constants++;
        } else if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            code.straight = false;
        }
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        instructions++;
        loaded = opcode == Opcodes.ALOAD ? index : -1;
        fakeVariable(opcode, index);
        if (opcode >= Opcodes.ISTORE) {
            code.straight = false;
        }
    }

    /**
     * An inline function of Kotlin begins with a zero that it puts into a variable and never reads: that is what remains
     * where a shrinker has removed the name of the variable.
     */
    private void fakeVariable(int opcode, int index) {
        if (zero && opcode == Opcodes.ISTORE && zeroLocal < 0) {
            zeroLocal = index;
        } else if (index == zeroLocal) {
            zeroLocal = -2; // an ordinary variable
        }
        zero = false;
        prologue &= opcode == Opcodes.ALOAD;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        instructions++;
        if (opcode == Opcodes.INSTANCEOF
                && code.continuation == null
                && lastParameter >= 0
                && loaded == lastParameter) {
            code.continuation = type;
        }
        if (opcode != Opcodes.CHECKCAST) {
            code.straight = false;
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        instructions++;
        if (opcode != Opcodes.GETSTATIC && opcode != Opcodes.GETFIELD) {
            code.straight = false;
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        code.straight = false;
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
        code.straight = false;
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        zeroLocal = index == zeroLocal ? -2 : zeroLocal;
        code.straight = false;
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        code.straight = false;
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        code.straight = false;
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
        code.named = true;
        code.inline |= name.equals("$i$f$" + key.name());
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        code.stripped = maxLocals > 0 && !code.named;
    }
}
