package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.RuleForTest;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files that javac does not write today. */
class OddClassesTest implements Opcodes {
    private static final String OWNER = "com/acme/Odd";

    private static byte[] type(int version, Consumer<ClassWriter> members) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(version, ACC_PUBLIC, OWNER, null, "java/lang/Object", null);
        members.accept(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static MethodVisitor method(ClassWriter type, int access, String name) {
        MethodVisitor code = type.visitMethod(access | ACC_PUBLIC | ACC_STATIC, name, "()V", null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code) {
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void runs(Agent agent, byte[] classFile) throws ReflectiveOperationException {
        agent.load(Collections.singletonMap(OWNER, classFile)).run("com.acme.Odd");
    }

    @ParameterizedTest
    @ValueSource(ints = {V1_1, V1_2, V1_4, V1_5, V1_6, V1_7, V1_8, V9, V11, V17})
    void the_attribute_alone_is_a_mark_in_every_version(int version) throws Exception {
        Agent agent = Agent.forAcme();

        runs(agent, type(version, c -> end(method(c, ACC_DEPRECATED, "run"))));

        assertThat(agent.uses()).containsOnlyKeys("com.acme.Odd#run()").containsValue(1L);
    }

    @Test
    void a_subroutine_of_an_old_compiler_is_left_in_order() throws Exception {
        Agent agent = Agent.forAcme();
        byte[] classFile = type(V1_4, c -> {
            MethodVisitor code = method(c, ACC_DEPRECATED, "run");
            Label subroutine = new Label();
            Label end = new Label();
            code.visitJumpInsn(JSR, subroutine);
            code.visitJumpInsn(JSR, subroutine);
            code.visitJumpInsn(GOTO, end);
            code.visitLabel(subroutine);
            code.visitVarInsn(ASTORE, 0);
            code.visitLdcInsn("finally");
            code.visitMethodInsn(INVOKESTATIC, "dev/oldpath/api/OldPaths", "used", "(Ljava/lang/String;)V", false);
            code.visitVarInsn(RET, 0);
            code.visitLabel(end);
            end(code);
        });

        runs(agent, classFile);

        assertThat(agent.uses()).containsEntry("com.acme.Odd#run()", 1L).containsEntry("finally", 2L);
    }

    @Test
    void two_constants_that_meet_before_a_marker_without_frames_stay_apart() throws Exception {
        Agent agent = Agent.forAcme();
        byte[] classFile = type(V1_6, c -> {
            MethodVisitor code = method(c, 0, "run");
            Label other = new Label();
            Label join = new Label();
            code.visitInsn(ICONST_1);
            code.visitJumpInsn(IFEQ, other);
            code.visitLdcInsn("taken");
            code.visitJumpInsn(GOTO, join);
            code.visitLabel(other);
            code.visitLdcInsn("not taken");
            code.visitLabel(join);
            code.visitMethodInsn(INVOKESTATIC, "dev/oldpath/api/OldPaths", "used", "(Ljava/lang/String;)V", false);
            end(code);
        });

        runs(agent, classFile);

        assertThat(agent.uses()).containsOnlyKeys("taken");
    }

    @Test
    void an_annotated_bridge_counts_once_in_what_it_calls() throws Exception {
        Agent agent = Agent.forAcme();
        byte[] classFile = type(V1_8, c -> {
            end(method(c, ACC_DEPRECATED, "real"));
            MethodVisitor bridge = method(c, ACC_BRIDGE | ACC_SYNTHETIC, "run");
            bridge.visitAnnotation("Ljava/lang/Deprecated;", true).visitEnd();
            bridge.visitMethodInsn(INVOKESTATIC, OWNER, "real", "()V", false);
            end(bridge);
        });

        runs(agent, classFile);

        assertThat(agent.uses()).containsOnlyKeys("com.acme.Odd#real()").containsValue(1L);
        assertThat(agent.states()).containsOnlyKeys("com.acme.Odd#real()");
    }

    @Test
    void helpers_of_kotlin_are_no_paths_but_its_hidden_functions_are() throws Exception {
        Agent agent = Agent.forAcme();
        byte[] classFile = type(V1_8, c -> {
            end(method(c, ACC_DEPRECATED, "total"));
            end(method(c, ACC_DEPRECATED | ACC_SYNTHETIC, "total$default"));
            end(method(c, ACC_DEPRECATED | ACC_SYNTHETIC, "getPriority$annotations"));
            end(method(c, ACC_DEPRECATED | ACC_SYNTHETIC, "hidden"));
            end(method(c, 0, "run"));
        });

        runs(agent, classFile);

        assertThat(agent.states()).containsOnlyKeys("com.acme.Odd#total()", "com.acme.Odd#hidden()");
    }

    @Test
    void a_method_without_room_is_reported_and_the_others_count() throws Exception {
        Agent agent = Agent.forAcme();
        byte[] classFile = type(V1_8, c -> {
            MethodVisitor full = method(c, ACC_DEPRECATED, "run");
            full.visitMethodInsn(INVOKESTATIC, OWNER, "other", "()V", false);
            full.visitLdcInsn("branch in a full method");
            full.visitMethodInsn(INVOKESTATIC, "dev/oldpath/api/OldPaths", "used", "(Ljava/lang/String;)V", false);
            for (int i = 0; i < 65535 - 3 - 2 - 3 - 1; i++) {
                full.visitInsn(NOP);
            }
            end(full);
            end(method(c, ACC_DEPRECATED, "other"));
        });

        runs(agent, classFile);

        assertThat(agent.uses()).containsOnlyKeys("com.acme.Odd#other()", "branch in a full method");
        assertThat(agent.states())
                .containsEntry("com.acme.Odd#run()", PathState.FAILED)
                .containsEntry("com.acme.Odd#other()", PathState.WATCHED);
        assertThat(agent.health.failures(Failure.WEAVE)).isEqualTo(1);
    }

    @Test
    void a_jump_that_gets_too_long_is_widened() throws Exception {
        Agent agent = Agent.forAcme();
        byte[] classFile = type(V1_8, c -> {
            MethodVisitor code = method(c, ACC_DEPRECATED, "run");
            Label far = new Label();
            code.visitInsn(ICONST_0);
            code.visitJumpInsn(IFEQ, far);
            for (int i = 0; i < 4_680; i++) {
                // each grows by three bytes when woven, the jump over all of them beyond 32 KiB
                code.visitLdcInsn("between");
                code.visitMethodInsn(INVOKESTATIC, "dev/oldpath/api/OldPaths", "used", "(Ljava/lang/String;)V", false);
                code.visitInsn(NOP);
            }
            code.visitLabel(far);
            code.visitFrame(F_SAME, 0, null, 0, null);
            end(code);
        });

        runs(agent, classFile);

        assertThat(agent.uses()).containsOnlyKeys("com.acme.Odd#run()");
        assertThat(agent.states()).containsEntry("between", PathState.WATCHED);
    }

    @Test
    void an_unknown_version_is_left_alone_and_its_paths_are_failed() {
        Agent agent = Agent.forAcme();
        byte[] classFile = type(V17, c -> end(method(c, ACC_DEPRECATED, "run")));
        classFile[7] = 120;

        assertThat(agent.transform(OWNER, classFile)).isNull();

        assertThat(agent.states()).containsEntry("com.acme.Odd#run()", PathState.FAILED);
        assertThat(agent.health.failures(Failure.WEAVE)).isEqualTo(1);
    }

    @Test
    void a_broken_class_file_never_raises_an_exception() {
        byte[] classFile = type(V17, c -> end(method(c, ACC_DEPRECATED, "run")));
        Log.level(Log.Level.ERROR); // one line each would be too much
        for (int at = 8; at < classFile.length; at++) {
            byte[] broken = classFile.clone();
            broken[at] ^= (byte) 0xff;
            Agent.forAcme().transform(OWNER, broken);
            Agent.forAcme().transform(OWNER, Arrays.copyOf(classFile, at));
        }
        Log.level(Log.Level.INFO);
        Agent agent = Agent.forAcme();
        agent.transform(OWNER, new byte[0]);
        assertThat(agent.health.failures(Failure.WEAVE)).isEqualTo(1);
    }

    @Test
    void what_a_damaged_class_was_known_to_hold_is_failed() {
        Agent agent = Agent.forAcme();
        byte[] classFile = type(V17, c -> end(method(c, ACC_DEPRECATED, "run")));
        agent.weaving.listing().list(new ClassFile(classFile));
        assertThat(agent.states()).containsEntry("com.acme.Odd#run()", PathState.PENDING);
        byte[] damaged = type(V17, c -> {
            end(method(c, ACC_DEPRECATED, "run"));
            end(method(c, 0, "damaged"));
        });
        // The second RETURN becomes an instruction that does not exist.
        damaged[lastIndexOf(damaged, (byte) RETURN)] = (byte) 0xfe;

        assertThat(agent.transform(OWNER, damaged)).isNull();

        assertThat(agent.states()).containsEntry("com.acme.Odd#run()", PathState.FAILED);
    }

    private static int lastIndexOf(byte[] bytes, byte wanted) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new IllegalArgumentException();
    }

    @Test
    void the_mark_of_the_class_is_kept_when_its_weaving_follows_a_hook_and_fails() {
        byte[] hooked = type(V17, c -> end(method(c, 0, "hooked")));
        ClassHook hook = new ClassHook() {
            @Override
            public NameEndings classes() {
                return NameEndings.everyAnd();
            }

            @Override
            public byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
                hooked[7] = 120; // what follows cannot be woven
                return hooked;
            }
        };
        Agent agent = new Agent(
                Collections.emptyList(),
                Collections.singletonList(RuleForTest.method("com.acme.Odd#*", null, 1)),
                Collections.singletonList(hook));

        assertThat(agent.transform(OWNER, type(V17, c -> end(method(c, 0, "run")))))
                .isSameAs(hooked);
    }

    @Test
    void the_facts_of_a_mark_are_kept() throws Exception {
        byte[] classFile = Compiler.classFile(
                11,
                "package com.acme; import dev.oldpath.api.*; public class Said {"
                        + "@OldPath(since=\"2.3\", removeAfter=\"2027-01-31\", owner=\"team-orders\","
                        + " replacement=\"price()\", quiet=\"45d\") void all() {}"
                        + "@Deprecated(since=\"1.9\") void since() {}"
                        + "@OldPath(quiet=\"soon\") void badQuiet() {} }");
        Agent agent = Agent.forAcme();
        assertThat(agent.transform("com/acme/Said", classFile)).isNotNull();

        assertThat(agent.path(PathKind.METHOD, "com.acme.Said#all()").info())
                .returns("2.3", i -> i.since())
                .returns("2027-01-31", i -> i.removeAfter())
                .returns("team-orders", i -> i.owner())
                .returns("price()", i -> i.replacement())
                .returns(45L * 86_400, i -> i.quietSeconds())
                .returns("com.acme.Said.all", i -> i.function());
        assertThat(agent.path(PathKind.METHOD, "com.acme.Said#since()").info().since())
                .isEqualTo("1.9");
        assertThat(agent.path(PathKind.METHOD, "com.acme.Said#badQuiet()")
                        .info()
                        .quietSeconds())
                .isNull();
    }
}
