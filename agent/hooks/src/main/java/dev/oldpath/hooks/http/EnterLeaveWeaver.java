package dev.oldpath.hooks.http;

import dev.oldpath.weave.crossing.Entrance;
import dev.oldpath.weave.crossing.OldPathCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Surrounds methods with enter and leave:
 *
 * <pre>
 *     int token = $OldPath.enter(argument, null, number);
 *     try { ... } finally { $OldPath.leave(token); }
 * </pre>
 *
 * <p>The token lives in a local variable behind all others, so no index changes; every stack map frame (JVMS 4.7.4) is
 * extended by it. No member is added.
 */
public final class EnterLeaveWeaver {
    private final Entrance<?, ?> entrance;
    private final List<MethodHook> hooks;

    /** Creates a weaver of these methods. */
    public EnterLeaveWeaver(Entrance<?, ?> entrance, List<MethodHook> hooks) {
        this.entrance = entrance;
        this.hooks = hooks;
    }

    /**
     * Weaves the hooked methods of a class.
     *
     * @return the new class file, or the given one when it has none of the methods
     */
    public byte[] weave(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.EXPAND_FRAMES);
        boolean woven = false;
        for (MethodNode method : type.methods) {
            for (MethodHook hook : hooks) {
                if (hook.isOn(type.name)
                        && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE)) == 0
                        && hook.isMethod(method.name, parameters(method.desc))) {
                    weave(method, hook.argument(), (type.version & 0xffff) >= Opcodes.V1_6);
                    woven = true;
                    break;
                }
            }
        }
        if (!woven) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static String parameters(String descriptor) {
        StringBuilder names = new StringBuilder();
        for (Type type : Type.getArgumentTypes(descriptor)) {
            String name = type.getClassName();
            names.append(names.length() == 0 ? "" : ",")
                    .append(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1));
        }
        return names.toString();
    }

    private void weave(MethodNode method, int argument, boolean hasFrames) {
        int token = method.maxLocals;
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof FrameNode) {
                extend((FrameNode) insn, token);
            } else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
                method.instructions.insertBefore(insn, leave(token));
            }
        }
        method.instructions.insert(enter(method, argument, token, start));
        method.instructions.add(handler(token, end, hasFrames));
        // Last, so that the method's own handlers come first.
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
        method.maxLocals = token + 1;
        method.maxStack = Math.max(3, method.maxStack + 1);
    }

    private InsnList enter(MethodNode method, int argument, int token, LabelNode start) {
        InsnList code = new InsnList();
        // stack: (empty)
        code.add(new VarInsnNode(Opcodes.ALOAD, slot(method, argument)));
        code.add(new InsnNode(Opcodes.ACONST_NULL));
        code.add(new LdcInsnNode(entrance.number()));
        // stack: argument, null, number
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, OldPathCalls.OWNER, "enter", OldPathCalls.ENTER, false));
        // stack: token
        code.add(new VarInsnNode(Opcodes.ISTORE, token));
        // stack: (empty)
        code.add(start);
        return code;
    }

    private static int slot(MethodNode method, int argument) {
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < argument; i++) {
            slot += types[i].getSize();
        }
        return slot;
    }

    private static InsnList leave(int token) {
        InsnList code = new InsnList();
        // stack: ... (what the method returns)
        code.add(new VarInsnNode(Opcodes.ILOAD, token));
        // stack: ..., token
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, OldPathCalls.OWNER, "leave", "(I)V", false));
        // stack: ...
        return code;
    }

    private static InsnList handler(int token, LabelNode end, boolean hasFrames) {
        InsnList code = new InsnList();
        code.add(end);
        if (hasFrames) {
            // The handler uses nothing but the token, so it claims nothing of the other locals.
            Object[] locals = locals(new ArrayList<>(), token).toArray();
            code.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"}));
        }
        // stack: throwable
        code.add(leave(token));
        // stack: throwable
        code.add(new InsnNode(Opcodes.ATHROW));
        return code;
    }

    private static void extend(FrameNode frame, int token) {
        frame.local = locals(new ArrayList<>(frame.local == null ? Arrays.asList() : frame.local), token);
    }

    /** Fills the gap up to the token's index with unusable locals and adds the token. */
    private static List<Object> locals(List<Object> locals, int token) {
        int size = 0;
        for (Object local : locals) {
            size += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
        }
        for (; size < token; size++) {
            locals.add(Opcodes.TOP);
        }
        locals.add(Opcodes.INTEGER);
        return locals;
    }
}
