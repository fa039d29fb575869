package dev.oldpath.weave.classfile;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The two instructions that count one use. */
public final class Hit {
    private Hit() {}

    /** Emits one use of a path; needs one stack element, leaves none. */
    public static void emit(MethodVisitor to, int path) {
        if (path <= Byte.MAX_VALUE) {
            to.visitIntInsn(Opcodes.BIPUSH, path);
        } else if (path <= Short.MAX_VALUE) {
            to.visitIntInsn(Opcodes.SIPUSH, path);
        } else {
            to.visitLdcInsn(path);
        }
        to.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/$OldPath", "hit", "(I)V", false);
    }
}
