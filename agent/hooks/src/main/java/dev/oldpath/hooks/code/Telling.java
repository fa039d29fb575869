package dev.oldpath.hooks.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Code with which a woven library tells the agent something: calls of {@code $OldPath.told}. */
public final class Telling {
    private Telling() {}

    /** {@code $OldPath.told(hook, value)} for the value on top of the stack, which goes; needs one element more. */
    public static InsnList top(String hook) {
        InsnList code = new InsnList();
        // stack: value
        code.add(new LdcInsnNode(hook));
        code.add(new InsnNode(Opcodes.SWAP));
        // stack: hook, value
        code.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, "java/lang/$OldPath", "told", "(Ljava/lang/Object;Ljava/lang/Object;)V", false));
        return code;
    }

    /** {@code $OldPath.told(hook, new Object[] {value, variable})} for a value that stays on the stack; needs 5 more. */
    public static InsnList pair(String hook, int variable) {
        InsnList code = new InsnList();
        // stack: value
        code.add(new InsnNode(Opcodes.DUP));
        code.add(pair(variable));
        // stack: value, array
        code.add(top(hook));
        // stack: value
        return code;
    }

    /** Puts what lies on the stack into an array, and a variable behind it. */
    static InsnList pair(int variable) {
        InsnList code = new InsnList();
        // stack: value
        code.add(new InsnNode(Opcodes.ICONST_2));
        code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
        code.add(new InsnNode(Opcodes.DUP_X1));
        code.add(new InsnNode(Opcodes.SWAP));
        // stack: array, array, value
        code.add(new InsnNode(Opcodes.ICONST_0));
        code.add(new InsnNode(Opcodes.SWAP));
        code.add(new InsnNode(Opcodes.AASTORE));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new InsnNode(Opcodes.ICONST_1));
        code.add(new VarInsnNode(Opcodes.ALOAD, variable));
        code.add(new InsnNode(Opcodes.AASTORE));
        // stack: array
        return code;
    }
}
