package dev.oldpath.telemetry.logging;

import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** Does to a class what the build of the agent's jar does: {@code java.util.logging} becomes the package beside. */
public final class Relocation {
    private static final String FROM = "java/util/logging/";
    private static final String TO = "dev/oldpath/telemetry/logging/";

    /** What has been relocated, such as {@code Logger.info(Ljava/lang/String;)V}, in its new place. */
    final Set<String> members = new TreeSet<>();
    /** The types that were named anywhere. */
    final Set<String> types = new TreeSet<>();
    /** String constants that name the package, which would have to be classes looked up by name. */
    final Set<String> names = new TreeSet<>();

    private final Remapper remapper = new Remapper(Opcodes.ASM9) {
        @Override
        public String map(String type) {
            if (!type.startsWith(FROM)) {
                return type;
            }
            types.add(type);
            return TO + type.substring(FROM.length());
        }
    };

    /** Returns the relocated class. */
    public byte[] apply(byte[] bytecode) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytecode).accept(new ClassRemapper(new Members(writer), remapper), 0);
        return writer.toByteArray();
    }

    private final class Members extends ClassVisitor {
        Members(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, signature, exceptions)) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean itf) {
                    note(owner, called + descriptor);
                    super.visitMethodInsn(opcode, owner, called, descriptor, itf);
                }

                @Override
                public void visitLdcInsn(Object value) {
                    if (value instanceof String text && text.replace('.', '/').contains(FROM)) {
                        names.add(text);
                    }
                    super.visitLdcInsn(value);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                    note(owner, field);
                    super.visitFieldInsn(opcode, owner, field, descriptor);
                }
            };
        }

        private void note(String owner, String member) {
            if (owner.startsWith(TO)) {
                members.add(owner.substring(TO.length()) + "." + member);
            }
        }
    }
}
