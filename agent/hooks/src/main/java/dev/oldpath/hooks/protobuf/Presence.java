package dev.oldpath.hooks.protobuf;

import dev.oldpath.weave.crossing.OldPathCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Counts in a method what has been there when it ends, once however often it was there:
 *
 * <pre>
 *     int seen = 0;
 *     ... seen = 1; ...
 *     if (seen != 0) $OldPath.hit(path);
 * </pre>
 *
 * <p>The variables lie behind all others; every stack map frame (JVMS 4.7.4) is extended by them. Not thread-safe.
 */
final class Presence {
    private final String owner;
    private final MethodNode method;
    private final boolean hasFrames;
    private final int first;
    private final List<Integer> paths = new ArrayList<>();

    Presence(String owner, MethodNode method, boolean hasFrames) {
        this.owner = owner;
        this.method = method;
        this.hasFrames = hasFrames;
        this.first = method.maxLocals;
    }

    /** Adds a variable; what sets it is still to be woven. Returns its slot. */
    int add(int path) {
        paths.add(path);
        return first + paths.size() - 1;
    }

    /** Code that notes that something was there. */
    static InsnList seen(int slot) {
        InsnList code = new InsnList();
        code.add(new InsnNode(Opcodes.ICONST_1));
        code.add(new VarInsnNode(Opcodes.ISTORE, slot));
        return code;
    }

    /** Weaves beginning, end and frames; to be called once, at last. */
    void finish() {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof FrameNode) {
                FrameNode frame = (FrameNode) insn;
                frame.local = locals(frame.local == null ? new ArrayList<>() : new ArrayList<>(frame.local));
            }
        }
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            int opcode = insn.getOpcode();
            if (opcode == Opcodes.ATHROW && isCaughtHere(insn)) {
                continue; // not the end, and its handler may want locals that the frames below give up
            }
            if ((opcode == Opcodes.RETURN || opcode == Opcodes.ARETURN) && isCaughtHere(insn)) {
                throw new IllegalArgumentException(method.name + " returns where exceptions are caught");
            }
            if (opcode == Opcodes.RETURN) {
                method.instructions.insertBefore(insn, count());
            } else if (opcode == Opcodes.ARETURN) {
                String type = Type.getReturnType(method.desc).getInternalName();
                method.instructions.insertBefore(insn, count(type));
            } else if (opcode == Opcodes.ATHROW) {
                method.instructions.insertBefore(insn, count("java/lang/Throwable"));
            }
        }
        InsnList zero = new InsnList();
        for (int i = 0; i < paths.size(); i++) {
            zero.add(new InsnNode(Opcodes.ICONST_0));
            zero.add(new VarInsnNode(Opcodes.ISTORE, first + i));
        }
        method.instructions.insert(zero);
        method.maxLocals = first + paths.size();
        method.maxStack += 2;
    }

    private boolean isCaughtHere(AbstractInsnNode insn) {
        int at = method.instructions.indexOf(insn);
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (at >= method.instructions.indexOf(block.start) && at < method.instructions.indexOf(block.end)) {
                return true;
            }
        }
        return false;
    }

    private InsnList count(String... stack) {
        InsnList code = new InsnList();
        for (int i = 0; i < paths.size(); i++) {
            LabelNode end = new LabelNode();
            // stack: what is returned or thrown
            code.add(new VarInsnNode(Opcodes.ILOAD, first + i));
            code.add(new JumpInsnNode(Opcodes.IFEQ, end));
            code.add(new LdcInsnNode(paths.get(i)));
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, OldPathCalls.OWNER, "hit", "(I)V", false));
            code.add(end);
            if (hasFrames) {
                Object[] locals = locals(arguments()).toArray();
                code.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, stack.length, stack.clone()));
            }
        }
        return code;
    }

    private List<Object> arguments() {
        List<Object> locals = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            locals.add(owner);
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            locals.add(type.getInternalName()); // the woven methods take objects only
        }
        return locals;
    }

    /** Fills the gap up to the variables with unusable locals and adds them. */
    private List<Object> locals(List<Object> locals) {
        int size = 0;
        for (Object local : locals) {
            size += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
        }
        for (; size < first; size++) {
            locals.add(Opcodes.TOP);
        }
        Object[] seen = new Object[paths.size()];
        Arrays.fill(seen, Opcodes.INTEGER);
        locals.addAll(Arrays.asList(seen));
        return locals;
    }
}
