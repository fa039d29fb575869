package dev.oldpath.weave;

import static net.bytebuddy.jar.asm.Opcodes.ACC_PUBLIC;
import static net.bytebuddy.jar.asm.Opcodes.ACC_STATIC;
import static net.bytebuddy.jar.asm.Opcodes.IRETURN;
import static net.bytebuddy.jar.asm.Opcodes.V1_5;
import static net.bytebuddy.jar.asm.Opcodes.V1_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The other tests rely on this: the JVM in which they run does verify the classes that they load. */
class VerifiedTest {
    @ParameterizedTest
    @ValueSource(ints = {V1_5, V1_8})
    void a_class_that_returns_what_is_not_there_is_rejected(int version) {
        ClassWriter type = new ClassWriter(0);
        type.visit(version, ACC_PUBLIC, "com/acme/Broken", null, "java/lang/Object", null);
        MethodVisitor code = type.visitMethod(ACC_STATIC, "broken", "()I", null, null);
        code.visitCode();
        code.visitInsn(IRETURN);
        code.visitMaxs(1, 0);
        code.visitEnd();
        type.visitEnd();

        assertThatThrownBy(() -> Verified.verify("com.acme.Broken", type.toByteArray()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("VerifyError")
                .hasMessageContaining("broken");
    }
}
