package dev.oldpath.hooks.code;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.OldPathCalls;
import dev.oldpath.weave.crossing.PassingCrossing;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Code with which a woven library reports to the agent, as lists of instructions. */
public final class CrossingCode {
    /** How many stack elements {@link #top} and {@link #variable} need. */
    public static final int STACK = Crossing.STACK;

    private CrossingCode() {}

    /** Reports the value on top of the stack, where it stays. */
    public static InsnList top(Crossing<?, ?> crossing) {
        InsnList code = new InsnList();
        // stack: value
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new InsnNode(Opcodes.ACONST_NULL));
        code.add(crossed(crossing));
        // stack: value
        return code;
    }

    /** Reports the value on top of the stack, where it stays, with a variable. */
    public static InsnList top(Crossing<?, ?> crossing, int variable) {
        InsnList code = new InsnList();
        // stack: value
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new VarInsnNode(Opcodes.ALOAD, variable));
        code.add(crossed(crossing));
        // stack: value
        return code;
    }

    /** Reports a variable. */
    public static InsnList variable(Crossing<?, ?> crossing, int variable) {
        InsnList code = new InsnList();
        // stack: ...
        code.add(new VarInsnNode(Opcodes.ALOAD, variable));
        code.add(new InsnNode(Opcodes.ACONST_NULL));
        code.add(crossed(crossing));
        // stack: ...
        return code;
    }

    /** Reports that something has happened. */
    public static InsnList alone(Crossing<?, ?> crossing) {
        InsnList code = new InsnList();
        // stack: ...
        code.add(new InsnNode(Opcodes.ACONST_NULL));
        code.add(new InsnNode(Opcodes.ACONST_NULL));
        code.add(crossed(crossing));
        // stack: ...
        return code;
    }

    /** Reports the two values on top of the stack; needs one stack element. */
    public static InsnList crossed(Crossing<?, ?> crossing) {
        InsnList code = new InsnList();
        // stack: ..., a, b
        code.add(new LdcInsnNode(crossing.number()));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, OldPathCalls.OWNER, "crossed", OldPathCalls.CROSSED, false));
        // stack: ...
        return code;
    }

    /**
     * Passes the value that lies below two others; needs one stack element.
     *
     * @param type the internal name of the value's type
     */
    public static InsnList passed(PassingCrossing<?, ?, ?> crossing, String type) {
        InsnList code = new InsnList();
        // stack: ..., value, a, b
        code.add(new LdcInsnNode(crossing.number()));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, OldPathCalls.OWNER, "passed", OldPathCalls.PASSED, false));
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, type));
        // stack: ..., the agent's value
        return code;
    }
}
