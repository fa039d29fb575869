package dev.oldpath.weave.crossing;

import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A kind of place in woven code at which a thread starts to work for somebody: this object writes the call, and receives
 * it. What it began ends with {@code $OldPath.leave}.
 *
 * @param <A> the type of the first operand
 * @param <B> the type of the second operand
 */
public abstract class Entrance<A, B> extends Crossings.Receiver {
    /** Creates an entrance with a number of its own. */
    protected Entrance(Crossings crossings) {
        super(crossings);
    }

    /**
     * The current thread starts to work for somebody.
     *
     * @return what {@code Ledger.leave} takes
     * @throws ClassCastException when called with operands of other types
     */
    protected abstract int entered(A a, B b);

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // an override of entered names the types, and which may be null
    final int enter(@Nullable Object a, @Nullable Object b) {
        return entered((A) a, (B) b);
    }

    /** Emits the call; needs one stack element more. */
    public final void emit(MethodVisitor to) {
        // stack: ..., a, b
        OldPathCalls.enter(to, number());
        // stack: ..., depth
    }
}
