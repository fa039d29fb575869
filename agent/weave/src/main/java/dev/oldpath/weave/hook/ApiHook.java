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
    private static final String MARKER = "/dev/oldpath/api/OldPaths";
    private static final String CLIENT = "/dev/oldpath/api/Client";
    private static final NameEndings CLASSES = NameEndings.of(MARKER, CLIENT);

    private final NamedClient client;

    /** Creates a hook by which the API sets the client. */
    public ApiHook(NamedClient client) {
        this.client = client;
    }

    @Override
    public NameEndings classes() {
        return CLASSES;
    }

    @Override
    public byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
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
        if (NameEndings.is(MARKER, owner) && name.equals("used")) {
            method.visitCode();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            OldPathCalls.used(method);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(1, 1);
        } else if (NameEndings.is(CLIENT, owner) && name.equals("begin")) {
            method.visitCode();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ALOAD, 1);
            // stack: name, version
            client.emit(method);
            // stack: depth
            method.visitInsn(Opcodes.IRETURN);
            method.visitMaxs(3, 2);
        } else if (NameEndings.is(CLIENT, owner) && name.equals("end")) {
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
