package dev.oldpath.weave.crossing;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Emits calls of {@code java.lang.$OldPath}; the only class that knows its name and its descriptors. */
public final class OldPathCalls {
    /** The internal name of the class. */
    public static final String OWNER = "java/lang/$OldPath";

    /** The descriptor of {@code crossed}. */
    public static final String CROSSED = "(Ljava/lang/Object;Ljava/lang/Object;I)V";
    /** The descriptor of {@code passed}. */
    public static final String PASSED = "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;I)Ljava/lang/Object;";
    /** The descriptor of {@code enter}. */
    public static final String ENTER = "(Ljava/lang/Object;Ljava/lang/Object;I)I";

    private OldPathCalls() {}

    /** Whether a class with this name, with dots, is the one that is called. */
    public static boolean isOwner(String className) {
        return className.equals("java.lang.$OldPath");
    }

    /** Emits one use of a path; needs one stack element, leaves none. */
    public static void hit(MethodVisitor to, int path) {
        // stack: ...
        push(to, path);
        call(to, "hit", "(I)V");
        // stack: ...
    }

    /** Emits one use of a path unless the caller has counted it; needs one stack element, leaves none. */
    public static void hitUnlessCounted(MethodVisitor to, int path) {
        // stack: ...
        push(to, path);
        call(to, "hitUnlessCounted", "(I)V");
        // stack: ...
    }

    /** Emits one use of a path that the code which is called must not count again; needs two stack elements, leaves none. */
    public static void hitByCaller(MethodVisitor to, int path) {
        // stack: ...
        push(to, path);
        to.visitInsn(Opcodes.ICONST_0);
        call(to, "hitByCaller", "(IZ)V");
        // stack: ...
    }

    /** Emits the same unless the caller has counted the use. */
    public static void between(MethodVisitor to, int path) {
        // stack: ...
        push(to, path);
        call(to, "between", "(I)V");
        // stack: ...
    }

    /** Emits one use of the branch whose id is on the stack. */
    public static void used(MethodVisitor to) {
        // stack: ..., id
        call(to, "used", "(Ljava/lang/String;)V");
        // stack: ...
    }

    /** Emits the end of what an {@link Entrance} began. */
    public static void leave(MethodVisitor to) {
        // stack: ..., depth
        call(to, "leave", "(I)V");
        // stack: ...
    }

    static void enter(MethodVisitor to, int number) {
        push(to, number);
        call(to, "enter", ENTER);
    }

    static void crossed(MethodVisitor to, int number) {
        push(to, number);
        call(to, "crossed", CROSSED);
    }

    static void passed(MethodVisitor to, int number) {
        push(to, number);
        call(to, "passed", PASSED);
    }

    static void missed(MethodVisitor to, int number) {
        push(to, number);
        call(to, "missed", PASSED);
    }

    static void missedNumber(MethodVisitor to, int number) {
        push(to, number);
        call(to, "missed", "(IILjava/lang/Object;Ljava/lang/Object;I)I");
    }

    private static void call(MethodVisitor to, String name, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, name, descriptor, false);
    }

    private static void push(MethodVisitor to, int number) {
        if (number <= Byte.MAX_VALUE) {
            to.visitIntInsn(Opcodes.BIPUSH, number);
        } else if (number <= Short.MAX_VALUE) {
            to.visitIntInsn(Opcodes.SIPUSH, number);
        } else {
            to.visitLdcInsn(number);
        }
    }
}
