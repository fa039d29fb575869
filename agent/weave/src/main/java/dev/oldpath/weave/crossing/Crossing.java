package dev.oldpath.weave.crossing;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A kind of place in woven code that reports to the agent: this object writes the call, and receives it.
 *
 * @param <A> the type of the first operand
 * @param <B> the type of the second operand
 */
public abstract class Crossing<A, B> extends Crossings.Receiver {
    /** How many elements {@link #emitTop} and {@link #emitAlone} need on the stack, and {@link #emit} one of them. */
    public static final int STACK = 3;

    /** Creates a crossing with a number of its own. */
    protected Crossing(Crossings crossings) {
        super(crossings);
    }

    /**
     * Woven code has reached such a place. Called on any thread of the application, which waits for it.
     * An operand is null where its value is null, or where the place has none; an override declares that by {@code
     * @Nullable}.
     *
     * @throws ClassCastException when called with operands of other types
     */
    protected abstract void crossed(A a, B b);

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // an override of crossed names the types, and which may be null
    final void cross(@Nullable Object a, @Nullable Object b) {
        crossed((A) a, (B) b);
    }

    /** Emits a report with both operands; needs one stack element more. */
    public final void emit(MethodVisitor to) {
        // stack: ..., a, b
        OldPathCalls.crossed(to, number());
        // stack: ...
    }

    /** Emits a report of what is on top of the stack, where it stays; the second operand is null. */
    public final void emitTop(MethodVisitor to) {
        // stack: ..., a
        to.visitInsn(Opcodes.DUP);
        to.visitInsn(Opcodes.ACONST_NULL);
        emit(to);
        // stack: ..., a
    }

    /** Emits a report without operands: both are null. */
    public final void emitAlone(MethodVisitor to) {
        // stack: ...
        to.visitInsn(Opcodes.ACONST_NULL);
        to.visitInsn(Opcodes.ACONST_NULL);
        emit(to);
        // stack: ...
    }

    /** Emits a report of a look-up that has found null, and of no other; needs one stack element more. */
    public final void emitMissed(MethodVisitor to) {
        // stack: ..., found, a, b
        OldPathCalls.missed(to, number());
        // stack: ..., found
    }

    /** Emits a report of a look-up that has found the number that means nothing; needs one stack element more. */
    public final void emitMissedNumber(MethodVisitor to) {
        // stack: ..., found, nothing, a, b
        OldPathCalls.missedNumber(to, number());
        // stack: ..., found
    }
}
