package dev.oldpath.hooks.code;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Offers each {@code LinkedHashMap} that a method makes to the agent, which may put one of its own in the place: that is
 * how the agent hears which names a library looks up, without a line in code that is executed often.
 *
 * <pre>
 *     Object[] offer = {new LinkedHashMap(), argument};
 *     $OldPath.told(hook, offer);
 *     (LinkedHashMap) offer[0]
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
    public static int offer(MethodNode method, String hook, int argument) {
        int found = 0;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode && isConstructor((MethodInsnNode) insn)) {
                method.instructions.insert(insn, offer(hook, argument));
                found++;
            }
        }
        method.maxStack += 4;
        return found;
    }

    private static boolean isConstructor(MethodInsnNode call) {
        return call.owner.equals(MAP) && call.name.equals("<init>");
    }

    private static InsnList offer(String hook, int argument) {
        InsnList code = new InsnList();
        // stack: map
        code.add(Telling.pair(argument));
        // stack: offer
        code.add(new InsnNode(Opcodes.DUP));
        code.add(Telling.top(hook));
        // stack: offer
        code.add(new InsnNode(Opcodes.ICONST_0));
        code.add(new InsnNode(Opcodes.AALOAD));
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, MAP));
        // stack: map
        return code;
    }
}
