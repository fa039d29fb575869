package dev.oldpath.weave.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the search finds, beside what ASM finds when it parses all code. */
class MethodSearchTest implements Opcodes {
    /** A member that few classes use, for a search of each kind of reference. */
    private static final MethodSearch.Members SOME = (owner, key) -> Math.floorMod(key.hashCode(), 16) == 0;

    @ParameterizedTest
    @ValueSource(
            classes = {kotlin.Unit.class, scala.Option.class, org.assertj.core.api.Assertions.class, ClassReader.class})
    void no_method_of_a_library_is_missed_and_hardly_one_is_found_in_vain(Class<?> inJar) throws Exception {
        int using = 0;
        int inVain = 0;
        for (byte[] classFile : classFiles(inJar)) {
            ClassReader reader = new ClassReader(classFile);
            Parsed parsed = Parsed.of(reader);
            Set<MemberKey> found = MethodSearch.using(SOME, reader);
            assertThat(found).as(reader.getClassName()).containsAll(parsed.using);
            using += found.size();
            found.removeAll(parsed.using);
            found.removeAll(parsed.dynamic);
            inVain += found.size();
        }
        assertThat(using).isGreaterThan(100);
        assertThat(inVain).isLessThan(using / 100);
    }

    @Test
    void every_kind_of_use_is_found() {
        Handle bootstrap = new Handle(H_INVOKESTATIC, "lib/Boot", "boot", "()V", false);
        Handle handle = new Handle(H_INVOKEVIRTUAL, "lib/Old", "wanted", "()V", false);
        ConstantDynamic inner = new ConstantDynamic("inner", "Ljava/lang/Object;", bootstrap, handle);
        ConstantDynamic wide = new ConstantDynamic("wide", "J", bootstrap, inner);
        ClassWriter type = new ClassWriter(0);
        type.visit(V17, ACC_PUBLIC, "com/acme/Uses", null, "java/lang/Object", null);
        for (int i = 0; i < 300; i++) {
            type.newConst("constant " + i); // so that numbers need two bytes
        }
        code(type, "field").visitFieldInsn(GETSTATIC, "lib/Old", "wanted", "I");
        code(type, "call").visitMethodInsn(INVOKEVIRTUAL, "lib/Old", "wanted", "()V", false);
        code(type, "interface").visitMethodInsn(INVOKEINTERFACE, "lib/Old", "wanted", "()V", true);
        code(type, "handle").visitLdcInsn(handle);
        code(type, "dynamic").visitLdcInsn(inner);
        code(type, "wide").visitLdcInsn(wide);
        code(type, "reference").visitInvokeDynamicInsn("get", "()V", bootstrap, handle);
        code(type, "nested").visitInvokeDynamicInsn("get", "()V", bootstrap, inner);
        code(type, "unwanted").visitMethodInsn(INVOKEVIRTUAL, "lib/Old", "other", "()V", false);
        code(type, "string").visitLdcInsn("wanted");
        type.visitMethod(ACC_ABSTRACT, "none", "()V", null, null);
        Set<String> found = new HashSet<>();

        for (MemberKey key : MethodSearch.using(
                (owner, key) -> owner.equals("lib/Old") && key.name().equals("wanted"),
                new ClassReader(type.toByteArray()))) {
            found.add(key.name());
        }

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "field", "call", "interface", "handle", "dynamic", "wide", "reference", "nested");
    }

    @Test
    void a_handle_among_the_first_constants_is_found() {
        ClassWriter type = new ClassWriter(0);
        type.newHandle(H_INVOKEVIRTUAL, "lib/Old", "wanted", "()V", false);
        type.visit(V17, ACC_PUBLIC, "com/acme/Uses", null, "java/lang/Object", null);
        code(type, "handle").visitLdcInsn(new Handle(H_INVOKEVIRTUAL, "lib/Old", "wanted", "()V", false));

        assertThat(MethodSearch.using((owner, key) -> owner.equals("lib/Old"), new ClassReader(type.toByteArray())))
                .containsExactly(MemberKey.of("handle", "()V"));
    }

    private static MethodVisitor code(ClassWriter type, String name) {
        MethodVisitor code = type.visitMethod(ACC_STATIC, name, "()V", null, null);
        code.visitCode();
        return code;
    }

    /** What ASM says of the methods of one class. */
    private static final class Parsed extends ClassVisitor {
        final Set<MemberKey> using = new HashSet<>();
        /** They make something with handles, of which the search does not know which. */
        final Set<MemberKey> dynamic = new HashSet<>();

        private Parsed() {
            super(ASM9);
        }

        static Parsed of(ClassReader reader) {
            Parsed parsed = new Parsed();
            reader.accept(parsed, 0);
            return parsed;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
            MemberKey key = MemberKey.of(method, type);
            return new MethodVisitor(ASM9) {
                private void member(String owner, String name, String descriptor) {
                    if (SOME.have(owner, MemberKey.of(name, descriptor))) {
                        using.add(key);
                    }
                }

                private void constant(Object value) {
                    if (value instanceof Handle) {
                        Handle to = (Handle) value;
                        member(to.getOwner(), to.getName(), to.getDesc());
                    }
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                    member(owner, name, descriptor);
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean itf) {
                    member(owner, name, descriptor);
                }

                @Override
                public void visitLdcInsn(Object value) {
                    constant(value);
                }

                @Override
                public void visitInvokeDynamicInsn(String name, String descriptor, Handle boot, Object... arguments) {
                    dynamic.add(key);
                    constant(boot);
                    for (Object argument : arguments) {
                        constant(argument);
                    }
                }
            };
        }
    }

    private static List<byte[]> classFiles(Class<?> inJar) throws Exception {
        File place = new File(
                inJar.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<byte[]> classFiles = new ArrayList<>();
        try (JarFile jar = new JarFile(place)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    classFiles.add(bytes(jar, entry));
                }
            }
        }
        return classFiles;
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = new byte[Math.toIntExact(entry.getSize())];
            new java.io.DataInputStream(in).readFully(bytes);
            return bytes;
        }
    }
}
