package dev.oldpath.weave;

import dev.oldpath.weave.mark.Mark;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mark of one method and, if it has one, counts at its entry. Not thread-safe.
 *
 * <p>A constructor counts before it calls another one: a static call is legal there (JVMS 4.10.2.4 restricts only the
 * use of {@code this}), and an exception from the other constructor does not hide the use. When it calls one of its own
 * type with the same path, that one counts: making an object once is one use.
 */
final class MethodWeaver extends MarkerCalls {
    private final ClassMarks type;
    private final int access;
    private final String name;
    private final String descriptor;
    private final Mark mark = new Mark();
    private boolean taken;
    private boolean woven;
    private int uninitialized;
    private boolean initialized;

    MethodWeaver(
            ClassMarks type, int access, String name, String descriptor, int version, @Nullable MethodVisitor next) {
        super(next, version, type);
        this.type = type;
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
        mark.deprecated = (access & Opcodes.ACC_DEPRECATED) != 0;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return mark.visitor(annotation, super.visitAnnotation(annotation, visible));
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Integer path = take();
        if (path != null && !delegates(path)) {
            // stack: (empty)
            hit(path);
            // stack: (empty)
            woven = true;
        }
    }

    private boolean delegates(Integer path) {
        if (!name.equals("<init>")) {
            return false;
        }
        String delegate = type.constructor(descriptor).delegate;
        return delegate != null && path.equals(type.constructor(delegate).path);
    }

    @Override
    public void visitTypeInsn(int opcode, String operand) {
        if (opcode == Opcodes.NEW && type.is(operand)) {
            uninitialized++;
        }
        super.visitTypeInsn(opcode, operand);
    }

    @Override
    public void visitMethodInsn(
            int opcode, String owner, String calledName, String calledDescriptor, boolean isInterface) {
        if (name.equals("<init>") && opcode == Opcodes.INVOKESPECIAL && calledName.equals("<init>")) {
            initializes(owner, calledDescriptor);
        }
        super.visitMethodInsn(opcode, owner, calledName, calledDescriptor, isInterface);
    }

    /** Finds the call of {@code this(..)}: the first on the own type that belongs to no {@code new} before it. */
    private void initializes(String owner, String calledDescriptor) {
        if (!type.is(owner) || initialized) {
            return;
        }
        if (uninitialized > 0) {
            uninitialized--;
        } else {
            type.constructor(descriptor).delegate = calledDescriptor;
            initialized = true;
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(woven ? Math.max(1, maxStack) : maxStack, maxLocals);
    }

    @Override
    public void visitEnd() {
        take(); // abstract and native methods have no code
        super.visitEnd();
    }

    private @Nullable Integer take() {
        if (taken) {
            return null;
        }
        taken = true;
        Mark all = type.markOf(name, descriptor, mark);
        String id = type.pathOf(access, name, descriptor, all);
        if (id == null) {
            return null;
        }
        int path = type.method(access, name, descriptor, all, id);
        if (name.equals("<init>")) {
            type.constructor(descriptor).path = path;
        }
        return path;
    }
}
