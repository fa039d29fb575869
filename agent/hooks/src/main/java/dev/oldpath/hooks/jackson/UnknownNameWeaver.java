package dev.oldpath.hooks.jackson;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reports names in a body that the class does not know. Woven only where a rule names a property that a class once
 * had, because every property passes this code. Jackson looks a name up in a method with one argument, which
 * returns null when it finds nothing or, in Jackson 3, -2:
 *
 * <pre>
 *     (Type) $OldPath.missed(where.find(name), name, this, number)
 *     $OldPath.missed(matcher.matchName(name), -2, name, this, number)
 *     $OldPath.missed(parser.nextNameMatch(matcher), -2, parser, this, number)
 * </pre>
 */
final class UnknownNameWeaver {
    private static final String MATCHER = "/PropertyNameMatcher";
    private static final int STACK = 3;
    /** What Jackson 3 returns for an unknown name; -1 is the end of an object. */
    private static final int NOTHING = -2;

    private UnknownNameWeaver() {}

    /**
     * Weaves a deserializer.
     *
     * @return the new class file, or null when the class looks up no names
     */
    static byte @Nullable [] weave(byte[] classFile, JacksonCrossings crossings) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        List<String> sites = new ArrayList<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        boolean hasReader = (access & Opcodes.ACC_STATIC) == 0 && !name.equals("<init>");
                        return hasReader ? new LookUps(next, sites, crossings) : next;
                    }
                },
                0);
        return sites.isEmpty() ? null : writer.toByteArray();
    }

    private static final class LookUps extends MethodVisitor {
        private final List<String> sites;
        private final JacksonCrossings crossings;

        LookUps(MethodVisitor next, List<String> sites, JacksonCrossings crossings) {
            super(Opcodes.ASM9, next);
            this.sites = sites;
            this.crossings = crossings;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!isLookUp(owner, name, descriptor)) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            sites.add(name);
            Type found = Type.getReturnType(descriptor);
            boolean byName = descriptor.startsWith("(Ljava/lang/String;)");
            Crossing<?, ?> unknown = byName ? crossings.unknown : crossings.unknownAt;
            if (byName) {
                // stack: where, name
                super.visitInsn(Opcodes.DUP_X1);
                // stack: name, where, name
            } else {
                // stack: parser, matcher
                super.visitInsn(Opcodes.SWAP);
                super.visitInsn(Opcodes.DUP_X1);
                super.visitInsn(Opcodes.SWAP);
                // stack: parser, parser, matcher
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            // stack: name or parser, found
            super.visitInsn(Opcodes.SWAP);
            // stack: found, name or parser
            if (found.getSort() == Type.OBJECT) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                // stack: found, name, this
                unknown.emitMissed(mv);
                super.visitTypeInsn(Opcodes.CHECKCAST, found.getInternalName());
            } else {
                super.visitIntInsn(Opcodes.BIPUSH, NOTHING);
                super.visitInsn(Opcodes.SWAP);
                super.visitVarInsn(Opcodes.ALOAD, 0);
                // stack: found, nothing, name or parser, this
                unknown.emitMissedNumber(mv);
            }
            // stack: found
        }

        private static boolean isLookUp(String owner, String name, String descriptor) {
            switch (name) {
                case "find":
                    return NameEndings.is("/BeanPropertyMap", owner) && descriptor.startsWith("(Ljava/lang/String;)");
                case "matchName":
                    return NameEndings.is(MATCHER, owner) && descriptor.equals("(Ljava/lang/String;)I");
                case "nextNameMatch":
                case "currentNameMatch":
                    Type[] arguments = Type.getArgumentTypes(descriptor);
                    return NameEndings.is("/JsonParser", owner)
                            && arguments.length == 1
                            && NameEndings.is(MATCHER, arguments[0].getInternalName())
                            && Type.getReturnType(descriptor).equals(Type.INT_TYPE);
                default:
                    return false;
            }
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + STACK, maxLocals);
        }
    }
}
