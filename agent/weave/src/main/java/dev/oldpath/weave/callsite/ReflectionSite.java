package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * What is put around a call that reaches a member by reflection: the member is reported, and the operands are as they
 * were. Operands are copied and rotated on the stack, so that neither locals nor frames change; the one that lies too
 * deep waits in a local of which no frame knows. The call itself stays where it is, because most of these methods look at
 * their caller.
 */
public interface ReflectionSite {
    /** How many stack elements any of these needs. */
    int STACK = Crossing.STACK;

    /** How many locals it needs. */
    default int locals() {
        return 0;
    }

    /**
     * Emits what comes before the call.
     *
     * @param at what is reported to
     * @param local the first free one
     */
    default void before(MethodVisitor to, ReflectionCrossings at, int local) {
        before(to, at);
    }

    /** The same for a site that needs no local. */
    default void before(MethodVisitor to, ReflectionCrossings at) {}

    /** Emits what comes after the call. */
    default void after(MethodVisitor to, ReflectionCrossings at) {}
}
