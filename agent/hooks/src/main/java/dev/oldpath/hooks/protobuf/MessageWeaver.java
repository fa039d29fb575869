package dev.oldpath.hooks.protobuf;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Weaves the methods of a generated class that read or write old fields. Not thread-safe. */
final class MessageWeaver extends ClassVisitor {
    private final String internalName;
    private final GeneratedMessage message;
    private final List<OldField> olds;
    private boolean hasFrames;

    private MessageWeaver(String internalName, GeneratedMessage message, List<OldField> olds, ClassVisitor next) {
        super(Opcodes.ASM9, next);
        this.internalName = internalName;
        this.message = message;
        this.olds = olds;
    }

    /** Returns the new class file. */
    static byte[] woven(ClassReader reader, GeneratedMessage message, List<OldField> olds) {
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new MessageWeaver(reader.getClassName(), message, olds, writer), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        hasFrames = (version & 0xffff) >= Opcodes.V1_6;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        GeneratedMethod method = message.method(name, descriptor);
        if (method == null || !(method.reads || method.writes)) {
            return next;
        }
        List<OldField> used = usedBy(method);
        return used.isEmpty() ? next : new Presence(internalName, access, descriptor, method, used, hasFrames, next);
    }

    private List<OldField> usedBy(GeneratedMethod method) {
        List<OldField> used = new ArrayList<>();
        for (OldField old : olds) {
            if (method.uses(old.number())) {
                used.add(old);
            }
        }
        return used;
    }
}
