package dev.oldpath.hooks.protobuf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The places in generated code at which a field is read or written. A tag is {@code number << 3 | wire type}.
 */
final class GeneratedCode {
    private GeneratedCode() {}

    /** Whether this method reads a message from its bytes: it switches over tags, 0 being the end. */
    static boolean reads(MethodNode method) {
        Type[] arguments = Type.getArgumentTypes(method.desc);
        return arguments.length == 2
                && arguments[0].getDescriptor().endsWith("/CodedInputStream;")
                && arguments[1].getDescriptor().endsWith("/ExtensionRegistryLite;")
                && tags(method) != null;
    }

    /** Whether this method writes a message as bytes. */
    static boolean writes(MethodNode method) {
        return method.name.equals("writeTo")
                && (method.access & Opcodes.ACC_BRIDGE) == 0
                && method.desc.endsWith("/CodedOutputStream;)V");
    }

    private static @Nullable AbstractInsnNode tags(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof LookupSwitchInsnNode && ((LookupSwitchInsnNode) insn).keys.contains(0)) {
                return insn;
            }
            if (insn instanceof TableSwitchInsnNode && ((TableSwitchInsnNode) insn).min == 0) {
                return insn;
            }
        }
        return null;
    }

    /**
     * Weaves what notes that fields have been read.
     *
     * @param slots the variable for each field number
     * @param found takes the numbers found
     */
    static void read(MethodNode method, Map<Integer, Integer> slots, Set<Integer> found) {
        AbstractInsnNode tags = tags(method);
        if (tags instanceof LookupSwitchInsnNode) {
            LookupSwitchInsnNode cases = (LookupSwitchInsnNode) tags;
            for (int i = 0; i < cases.keys.size(); i++) {
                read(method, cases.keys.get(i), cases.labels.get(i), cases.dflt, slots, found);
            }
        } else if (tags instanceof TableSwitchInsnNode) {
            TableSwitchInsnNode cases = (TableSwitchInsnNode) tags;
            List<LabelNode> labels = cases.labels;
            for (int i = 0; i < labels.size(); i++) {
                read(method, cases.min + i, labels.get(i), cases.dflt, slots, found);
            }
        }
    }

    private static void read(
            MethodNode method,
            int tag,
            LabelNode label,
            LabelNode unknown,
            Map<Integer, Integer> slots,
            Set<Integer> found) {
        Integer slot = slots.get(tag >>> 3);
        if (slot != null && label != unknown) {
            AbstractInsnNode first = label;
            while (first.getNext().getOpcode() < 0) {
                first = first.getNext(); // past line numbers and the frame
            }
            method.instructions.insert(first, Presence.seen(slot));
            found.add(tag >>> 3);
        }
    }

    /** Weaves what notes that fields have been written. */
    static void write(MethodNode method, Map<Integer, Integer> slots, Set<Integer> found) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            Integer number = constant(insn);
            if (number == null) {
                continue;
            }
            AbstractInsnNode before = insn.getPrevious();
            AbstractInsnNode after = next(insn);
            MethodInsnNode call = after instanceof MethodInsnNode ? (MethodInsnNode) after : null;
            boolean toOutput = isOutput(before);
            if (call != null && call.name.equals("writeUInt32NoTag") && toOutput) {
                number = number >>> 3; // packed: the tag is written by itself
            } else if (call != null && call.name.startsWith("serialize") && call.name.endsWith("MapTo")) {
                writeMap(method, insn, slots.get(number), number, found);
                continue;
            } else if (!toOutput) {
                continue;
            }
            Integer slot = slots.get(number);
            if (slot != null) {
                method.instructions.insert(insn, Presence.seen(slot));
                found.add(number);
            }
        }
    }

    /** {@code serializeStringMapTo(output, internalGetLabels(), .., number)} is called for an empty map too. */
    private static void writeMap(
            MethodNode method, AbstractInsnNode number, @Nullable Integer slot, int value, Set<Integer> found) {
        for (AbstractInsnNode insn = number; slot != null && insn != null; insn = insn.getPrevious()) {
            if (insn instanceof MethodInsnNode
                    && Type.getReturnType(((MethodInsnNode) insn).desc)
                            .getDescriptor()
                            .endsWith("/MapField;")) {
                String map = Type.getReturnType(((MethodInsnNode) insn).desc).getInternalName();
                InsnList code = new InsnList();
                // stack: ..., field
                code.add(new InsnNode(Opcodes.DUP));
                code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, map, "getMap", "()Ljava/util/Map;", false));
                code.add(new MethodInsnNode(Opcodes.INVOKEINTERFACE, "java/util/Map", "isEmpty", "()Z", true));
                code.add(new InsnNode(Opcodes.ICONST_1));
                code.add(new InsnNode(Opcodes.IXOR));
                // stack: ..., field, seen
                code.add(new VarInsnNode(Opcodes.ISTORE, slot));
                method.instructions.insert(insn, code);
                found.add(value);
                return;
            }
            if (insn instanceof JumpInsnNode) {
                return;
            }
        }
    }

    private static boolean isOutput(@Nullable AbstractInsnNode insn) {
        return insn instanceof VarInsnNode && insn.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) insn).var == 1;
    }

    private static @Nullable AbstractInsnNode next(AbstractInsnNode insn) {
        AbstractInsnNode next = insn.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }

    private static @Nullable Integer constant(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_1 && opcode <= Opcodes.ICONST_5) {
            return opcode - Opcodes.ICONST_0;
        }
        if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
            return ((IntInsnNode) insn).operand;
        }
        if (insn instanceof LdcInsnNode && ((LdcInsnNode) insn).cst instanceof Integer) {
            return (Integer) ((LdcInsnNode) insn).cst;
        }
        return null;
    }
}
