package dev.oldpath.weave.classfile;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * How many locals the methods of a class have, for the few sites that need more of them: whoever weaves a method hears
 * of it at its end only. Reads the class when first asked. Not part of the model: most classes have no such site, and the code of a
 * class without marks is not read for the model. Not thread-safe.
 */
public final class Locals {
    /** As many as a method can have (JVMS 4.7.3). */
    public static final int MOST = 65_535;

    private final ClassReader reader;
    private @Nullable Map<MemberKey, Integer> byMethod;

    public Locals(ClassReader reader) {
        this.reader = reader;
    }

    /** Returns the number of locals of a method with code. */
    public int of(MemberKey method) {
        Map<MemberKey, Integer> all = byMethod;
        if (all == null) {
            all = new HashMap<>();
            read(all);
            byMethod = all;
        }
        Integer found = all.get(method);
        return found == null ? 0 : found;
    }

    private void read(Map<MemberKey, Integer> found) {
        ClassVisitor methods = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMaxs(int maxStack, int maxLocals) {
                        found.put(MemberKey.of(name, descriptor), maxLocals);
                    }
                };
            }
        };
        reader.accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }
}
