package dev.oldpath.hooks.payload;

import dev.oldpath.weave.crossing.Crossing;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Lets the constructors of a class report its name in front of all else. Not thread-safe. */
final class ConstructorWeaver extends ClassVisitor {
    private final String internalName;
    private final Crossing<String, Object> made;
    private boolean wove;

    private ConstructorWeaver(String internalName, Crossing<String, Object> made, ClassVisitor next) {
        super(Opcodes.ASM9, next);
        this.internalName = internalName;
        this.made = made;
    }

    /** Returns the new class file; null for a class without constructors. */
    static byte @Nullable [] woven(ClassReader reader, Crossing<String, Object> made) {
        ClassWriter writer = new ClassWriter(reader, 0);
        ConstructorWeaver weaver = new ConstructorWeaver(reader.getClassName(), made, writer);
        reader.accept(weaver, 0);
        return weaver.wove ? writer.toByteArray() : null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("<init>")) {
            return next;
        }
        wove = true;
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitLdcInsn(internalName);
                super.visitInsn(Opcodes.ACONST_NULL);
                made.emit(mv);
            }

            @Override
            public void visitMaxs(int stack, int locals) {
                super.visitMaxs(Math.max(stack, Crossing.STACK), locals);
            }
        };
    }
}
