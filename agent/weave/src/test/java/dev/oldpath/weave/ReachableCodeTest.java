package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.weave.hook.ApiHook;
import dev.oldpath.weave.hook.JdkReflection;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What may run while a class is being transformed, recomputed from bytecode: all methods of every class of ours and of
 * ASM that the transformer reaches. It must not touch what an application wants to configure first (logging, management,
 * NIO file systems), nor what links lazily with machinery that loads classes itself (lambdas, string concatenation).
 */
class ReachableCodeTest {
    private static final String[] FORBIDDEN = {
        "java/util/logging/",
        "java/lang/management/",
        "javax/management/",
        "java/nio/file/",
        "java/util/stream/",
        "java/lang/invoke/",
        "java/lang/reflect/Proxy",
        "java/net/",
        "java/text/",
        "java/time/",
        "sun/",
    };

    /** The origins of classes: fields of an address and the text in them. None of it opens a connection. */
    private static final Set<String> ALLOWED =
            new HashSet<>(Arrays.asList("java/net/URL", "java/net/URLClassLoader", "java/net/URLDecoder"));

    private final Set<String> seen = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> forbidden = new TreeSet<>();

    @Test
    void a_transformation_touches_nothing_that_an_application_configures() throws Exception {
        reach(WeavingTransformer.class.getName().replace('.', '/'));
        reach(ApiHook.class.getName().replace('.', '/'));
        reach(JdkReflection.class.getName().replace('.', '/'));
        while (!open.isEmpty()) {
            read(open.remove());
        }

        assertThat(forbidden).isEmpty();
        assertThat(seen)
                .contains(
                        "dev/oldpath/weave/MethodWeaver",
                        "dev/oldpath/ledger/Log",
                        "net/bytebuddy/jar/asm/ClassWriter");
    }

    private void reach(String type) {
        if (type.startsWith("[")) {
            return;
        }
        boolean ours = (type.startsWith("dev/oldpath/") && !isOnlyForLookups(type))
                || type.startsWith("net/bytebuddy/jar/asm/");
        if (ours && seen.add(type)) {
            open.add(type);
        }
    }

    /** Called by code that has a {@code MethodHandles.Lookup} in hand. */
    private static boolean isOnlyForLookups(String type) {
        return type.equals("dev/oldpath/weave/callsite/HiddenClassCrossing");
    }

    private void use(String user, String type) {
        reach(type);
        for (String prefix : FORBIDDEN) {
            if (type.startsWith(prefix) && !ALLOWED.contains(type)) {
                forbidden.add(user + " uses " + type);
            }
        }
    }

    private void read(String type) throws Exception {
        try (InputStream in = ReachableCodeTest.class.getResourceAsStream("/" + type + ".class")) {
            new ClassReader(Bytes.of(Objects.requireNonNull(in, type)))
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public @Nullable MethodVisitor visitMethod(
                                        int access, String name, String descriptor, String signature, String[] thrown) {
                                    return isOnlyForClassLoading(type, name) ? null : calls(type, name);
                                }
                            },
                            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
    }

    /** {@code ClassWriter.getCommonSuperClass} loads classes; it is called when frames are computed, which we never do. */
    private static boolean isOnlyForClassLoading(String type, String method) {
        return type.equals("net/bytebuddy/jar/asm/ClassWriter") && method.equals("getCommonSuperClass");
    }

    private MethodVisitor calls(String type, String method) {
        String user = type + "." + method;
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                use(user, owner);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                use(user, owner);
            }

            @Override
            public void visitTypeInsn(int opcode, String operand) {
                use(user, operand);
            }

            @Override
            public void visitLdcInsn(Object value) {
                if (value instanceof Type && ((Type) value).getSort() == Type.OBJECT) {
                    use(user, ((Type) value).getInternalName());
                }
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                use(user, bootstrap.getOwner());
            }
        };
    }
}
