package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Emits reports of operands that stay where they are: they are copied and rotated on the stack. */
final class Operands {
    private Operands() {}

    /** Reports two operands on top of the stack. */
    static void pair(MethodVisitor to, Crossing<?, ?> at) {
        // stack: a, b
        to.visitInsn(Opcodes.DUP2);
        at.emit(to);
        // stack: a, b
    }

    /** Reports two operands below one more. */
    static void pairBelowOne(MethodVisitor to, Crossing<?, ?> at) {
        // stack: a, b, c
        to.visitInsn(Opcodes.DUP_X2);
        to.visitInsn(Opcodes.POP);
        // stack: c, a, b
        pair(to, at);
        to.visitInsn(Opcodes.DUP2_X1);
        to.visitInsn(Opcodes.POP2);
        // stack: a, b, c
    }

    /** Reports two operands below two more, or one that takes two elements. */
    static void pairBelowTwo(MethodVisitor to, Crossing<?, ?> at) {
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
