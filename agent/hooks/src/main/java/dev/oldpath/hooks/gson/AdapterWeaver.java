package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.code.CrossingCode;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves {@code Gson} where it asks a factory for an adapter, once for each type, and what makes those that fields ask
 * for by annotation:
 *
 * <pre>
 *     $OldPath.crossed(adapter, type, number);
 * </pre>
 */
final class AdapterWeaver {
    private AdapterWeaver() {}

    static byte[] weave(byte[] classFile, GsonCrossings crossings) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        int woven = 0;
        for (MethodNode method : type.methods) {
            int token = token(method);
            if (token >= 0) {
                woven += weave(type, method, token, crossings);
            }
        }
        if (woven == 0) {
            throw new IllegalArgumentException("this version of Gson finds adapters elsewhere");
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static int weave(ClassNode type, MethodNode method, int token, GsonCrossings crossings) {
        int woven = 0;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (type.name.endsWith("/Gson") ? isMade(insn) : isReturned(method, insn)) {
                if (insn.getOpcode() == Opcodes.ARETURN) {
                    method.instructions.insertBefore(insn, CrossingCode.top(crossings.adapter, token));
                } else {
                    method.instructions.insert(insn, CrossingCode.top(crossings.adapter, token));
                }
                woven++;
            }
        }
        method.maxStack += CrossingCode.STACK;
        return woven;
    }

    private static boolean isMade(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.INVOKEINTERFACE
                && ((MethodInsnNode) insn).owner.endsWith("/TypeAdapterFactory")
                && ((MethodInsnNode) insn).name.equals("create");
    }

    private static boolean isReturned(MethodNode method, AbstractInsnNode insn) {
        return method.name.equals("getTypeAdapter") && insn.getOpcode() == Opcodes.ARETURN;
    }

    /** The slot of the argument that is a {@code TypeToken}, or -1. */
    private static int token(MethodNode method) {
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            if (type.getDescriptor().endsWith("/TypeToken;")) {
                return slot;
            }
            slot += type.getSize();
        }
        return -1;
    }
}
