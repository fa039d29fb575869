package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.PassingCrossing;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Where the operands of a report are when a method is called. They stay there: they are copied and rotated on the stack,
 * so that neither locals nor frames change; the one that lies too deep waits in a local of which no frame knows.
 */
enum Operands {
    /** There are none. */
    NONE,
    /** One, on top. */
    TOP,
    /** One, which the call returns. */
    RESULT,
    /** Two on top. */
    PAIR,
    /** Two below one more. */
    PAIR_BELOW_ONE,
    /** Two below two more, or below one that takes two elements. */
    PAIR_BELOW_TWO,
    /** Two below three more. */
    PAIR_BELOW_THREE,
    /** Two with one between them. */
    PAIR_AROUND_ONE,
    /** Two below the arguments of a call by reflection, which are passed and returned. */
    ARGUMENTS;

    /** How many stack elements any of these needs. */
    static final int STACK = Crossing.STACK;

    /** How many locals it needs. */
    int locals() {
        return this == PAIR_BELOW_THREE ? 1 : 0;
    }

    /**
     * Emits what precedes the call.
     *
     * @param local the first free one
     */
    void before(MethodVisitor to, Crossing<?, ?> at, int local) {
        switch (this) {
            case NONE:
                at.emitAlone(to);
                break;
            case TOP:
                at.emitTop(to);
                break;
            case PAIR:
                pair(to, at);
                break;
            case PAIR_BELOW_ONE:
                pairBelowOne(to, at);
                break;
            case PAIR_BELOW_TWO:
                pairBelowTwo(to, at);
                break;
            case PAIR_BELOW_THREE:
                // stack: a, b, c, d, e
                to.visitVarInsn(Opcodes.ASTORE, local);
                pairBelowTwo(to, at);
                to.visitVarInsn(Opcodes.ALOAD, local);
                // stack: a, b, c, d, e
                break;
            case PAIR_AROUND_ONE:
                // stack: a, c, b
                to.visitInsn(Opcodes.SWAP);
                pairBelowOne(to, at);
                to.visitInsn(Opcodes.SWAP);
                // stack: a, c, b
                break;
            default:
            // RESULT is read after the call, and passArguments does ARGUMENTS.
        }
    }

    /** Emits what precedes a call whose {@link #ARGUMENTS} are passed. */
    static void passArguments(MethodVisitor to, PassingCrossing<?, ?, ?> call) {
        // stack: method, object, arguments
        to.visitInsn(Opcodes.DUP_X2);
        to.visitInsn(Opcodes.POP);
        // stack: arguments, method, object
        to.visitInsn(Opcodes.DUP2_X1);
        // stack: method, object, arguments, method, object
        call.emit(to, "[Ljava/lang/Object;");
        // stack: method, object, arguments
    }

    private static void pair(MethodVisitor to, Crossing<?, ?> at) {
        // stack: a, b
        to.visitInsn(Opcodes.DUP2);
        at.emit(to);
        // stack: a, b
    }

    private static void pairBelowOne(MethodVisitor to, Crossing<?, ?> at) {
        // stack: a, b, c
        to.visitInsn(Opcodes.DUP_X2);
        to.visitInsn(Opcodes.POP);
        // stack: c, a, b
        pair(to, at);
        to.visitInsn(Opcodes.DUP2_X1);
        to.visitInsn(Opcodes.POP2);
        // stack: a, b, c
    }

    private static void pairBelowTwo(MethodVisitor to, Crossing<?, ?> at) {
        // stack: a, b, c, d
        to.visitInsn(Opcodes.DUP2_X2);
        to.visitInsn(Opcodes.POP2);
        // stack: c, d, a, b
        pair(to, at);
        to.visitInsn(Opcodes.DUP2_X2);
        to.visitInsn(Opcodes.POP2);
        // stack: a, b, c, d
    }
}
