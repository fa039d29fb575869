package dev.oldpath.hooks.code;

import dev.oldpath.weave.crossing.PassingCrossing;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Passes each {@code LinkedHashMap} that a method makes to the agent, which may put one of its own in the place: that is
 * how the agent learns which names a library looks up, without a line in code that is executed often.
 *
 * <pre>
 *     (LinkedHashMap) $OldPath.passed(new LinkedHashMap(), argument, null, number)
 * </pre>
 */
public final class NewMaps {
    private static final String MAP = "java/util/LinkedHashMap";

    private NewMaps() {}

    /**
     * Weaves a method.
     *
     * @param argument the slot of the variable that tells the agent about which class it is
     * @return how many maps it makes
     */
    public static int pass(MethodNode method, PassingCrossing<?, ?, ?> crossing, int argument) {
        int found = 0;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode && isConstructor((MethodInsnNode) insn)) {
                method.instructions.insert(insn, pass(crossing, argument));
                found++;
            }
        }
        method.maxStack += CrossingCode.STACK;
        return found;
    }

    private static InsnList pass(PassingCrossing<?, ?, ?> crossing, int argument) {
        InsnList code = new InsnList();
        // stack: map
        code.add(new VarInsnNode(Opcodes.ALOAD, argument));
        code.add(new InsnNode(Opcodes.ACONST_NULL));
        code.add(CrossingCode.passed(crossing, MAP));
        // stack: map
        return code;
    }

    private static boolean isConstructor(MethodInsnNode call) {
        return call.owner.equals(MAP) && call.name.equals("<init>");
    }
}
