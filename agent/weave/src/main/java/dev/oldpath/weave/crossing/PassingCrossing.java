package dev.oldpath.weave.crossing;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Like a {@link Crossing}, for woven code that goes on with the value which this object returns.
 *
 * @param <V> the type of the value
 * @param <A> the type of the first operand
 * @param <B> the type of the second operand
 */
public abstract class PassingCrossing<V, A, B> extends Crossings.Receiver {
    /** Creates a crossing with a number of its own. */
    protected PassingCrossing(Crossings crossings) {
        super(crossings);
    }

    /**
     * Woven code has reached such a place. Called on any thread of the application, which waits for it.
     *
     * @return the value with which the woven code goes on; the given one if this throws
     * @throws ClassCastException when called with operands of other types
     */
    protected abstract @Nullable V passed(V value, A a, B b);

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // an override of passed names the types, and which may be null
    @Nullable
    final Object pass(@Nullable Object value, @Nullable Object a, @Nullable Object b) {
        return passed((V) value, (A) a, (B) b);
    }

    /**
     * Emits the call and the cast; needs one stack element more.
     *
     * @param type the internal name of the value's type
     */
    public final void emit(MethodVisitor to, String type) {
        // stack: ..., value, a, b
        OldPathCalls.passed(to, number());
        to.visitTypeInsn(Opcodes.CHECKCAST, type);
        // stack: ..., value
    }
}
