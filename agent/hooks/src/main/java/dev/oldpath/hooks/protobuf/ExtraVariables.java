package dev.oldpath.hooks.protobuf;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/** Variables of type int that a method gets behind all that it has, as stack map frames name them (JVMS 4.7.4). */
final class ExtraVariables {
    private final int first;
    private final int count;

    /**
     * Creates them.
     *
     * @param first the slot of the first one
     */
    ExtraVariables(int first, int count) {
        this.first = first;
        this.count = count;
    }

    int slot(int variable) {
        return first + variable;
    }

    /** Returns the locals of an expanded frame, then unusable ones up to these, then these. */
    Object[] behind(List<Object> frame) {
        List<Object> locals = new ArrayList<>(frame);
        int size = 0;
        for (Object local : frame) {
            size += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
        }
        for (; size < first; size++) {
            locals.add(Opcodes.TOP);
        }
        for (int i = 0; i < count; i++) {
            locals.add(Opcodes.INTEGER);
        }
        return locals.toArray();
    }
}
