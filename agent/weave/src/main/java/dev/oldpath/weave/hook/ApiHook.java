package dev.oldpath.weave.hook;

import dev.oldpath.weave.crossing.OldPathCalls;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Gives the methods of the api, which do nothing by themselves, their meaning. */
public final class ApiHook implements ClassHook {
    private static final String MARKER = "dev/oldpath/api/OldPaths";
    private static final String CLIENT = "dev/oldpath/api/Client";

    private final ClientScope scope;

    /** Creates a hook by which the api sets this scope. */
    public ApiHook(ClientScope scope) {
        this.scope = scope;
    }

    @Override
    public boolean wants(String internalName) {
        return internalName.length() <= MARKER.length() && (internalName.equals(MARKER) || internalName.equals(CLIENT));
    }

    @Override
    public void failed(String internalName) {
        // Counted as a failure by the caller; there is no path to tell it of.
    }

    @Override
    public void listed(String internalName) {
        // That the api is there says nothing yet.
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return fill(method, internalName, name) ? null : method;
                    }
                },
                0);
        return writer.toByteArray();
    }

    private boolean fill(MethodVisitor method, String owner, String name) {
        if (owner.equals(MARKER) && name.equals("used")) {
            method.visitCode();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            OldPathCalls.used(method);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(1, 1);
        } else if (owner.equals(CLIENT) && name.equals("begin")) {
            method.visitCode();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ALOAD, 1);
            // stack: name, version
            scope.emit(method);
            // stack: depth
            method.visitInsn(Opcodes.IRETURN);
            method.visitMaxs(3, 2);
        } else if (owner.equals(CLIENT) && name.equals("end")) {
            method.visitCode();
            method.visitVarInsn(Opcodes.ILOAD, 0);
            OldPathCalls.leave(method);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(1, 1);
        } else {
            return false;
        }
        method.visitEnd();
        return true;
    }
}
