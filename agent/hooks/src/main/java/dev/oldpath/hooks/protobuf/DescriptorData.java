package dev.oldpath.hooks.protobuf;

import java.nio.charset.StandardCharsets;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of a file's descriptor from the initialiser of the file's class: one char a byte, in the strings of
 * the first array before the descriptor is built.
 */
final class DescriptorData extends ClassVisitor {
    private final StringBuilder text = new StringBuilder();
    private boolean complete;

    private DescriptorData() {
        super(Opcodes.ASM9);
    }

    /** Returns the bytes; null when the class is not one of a file. */
    static byte @Nullable [] of(byte[] classFile) {
        DescriptorData data = new DescriptorData();
        new ClassReader(classFile).accept(data, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return data.complete ? data.text.toString().getBytes(StandardCharsets.ISO_8859_1) : null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return name.equals("<clinit>") ? new Strings() : null;
    }

    private final class Strings extends MethodVisitor {
        Strings() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (!complete && opcode == Opcodes.ANEWARRAY && type.equals("java/lang/String")) {
                text.setLength(0);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (!complete && value instanceof String) {
                text.append((String) value);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            complete |= name.equals("internalBuildGeneratedFileFrom");
        }
    }
}
