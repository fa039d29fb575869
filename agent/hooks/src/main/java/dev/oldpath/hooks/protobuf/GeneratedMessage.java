package dev.oldpath.hooks.protobuf;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A generated message, or its builder, as its class file has it: where its descriptor is, and where its methods read and
 * write fields. Not thread-safe.
 */
final class GeneratedMessage extends ClassVisitor {
    private static final String BUILDER = "$Builder";

    private final boolean isBuilder;
    private final Map<String, GeneratedMethod> methods = new HashMap<>();
    private @Nullable String fileClass;
    private String descriptorField = "";

    private GeneratedMessage(boolean isBuilder) {
        super(Opcodes.ASM9);
        this.isBuilder = isBuilder;
    }

    static GeneratedMessage of(ClassReader reader) {
        GeneratedMessage message = new GeneratedMessage(reader.getClassName().endsWith(BUILDER));
        reader.accept(message, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return message;
    }

    /** Returns the name of the message that the class with this internal name is, or builds. */
    static String name(String internalName) {
        String name = internalName.endsWith(BUILDER)
                ? internalName.substring(0, internalName.length() - BUILDER.length())
                : internalName;
        return name.replace('/', '.');
    }

    boolean isBuilder() {
        return isBuilder;
    }

    /** Returns the internal name of the file's class, which has the descriptor; null when this is no message. */
    @Nullable
    String fileClass() {
        return fileClass;
    }

    /** Returns the field in which the file's class holds the descriptor. */
    String descriptorField() {
        return descriptorField;
    }

    /** Returns the methods that may read or write messages. */
    Collection<GeneratedMethod> methods() {
        return methods.values();
    }

    /** Returns one of these methods; null when it is another one. */
    @Nullable
    GeneratedMethod method(String name, String descriptor) {
        return methods.get(name + descriptor);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (name.equals("getDescriptor") && (access & Opcodes.ACC_STATIC) != 0) {
            return new DescriptorField();
        }
        GeneratedMethod method = new GeneratedMethod();
        if (ReadingCode.mayBe(descriptor)) {
            methods.put(name + descriptor, method);
            return new ReadingCode(method);
        }
        if (!isBuilder && WritingCode.is(access, name, descriptor)) {
            methods.put(name + descriptor, method);
            return new WritingCode(method);
        }
        return null;
    }

    /** Finds the field that {@code getDescriptor()} returns. */
    private final class DescriptorField extends MethodVisitor {
        DescriptorField() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (fileClass == null && opcode == Opcodes.GETSTATIC && name.startsWith("internal_static_")) {
                fileClass = owner;
                descriptorField = name;
            }
        }
    }
}
