package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.callsite.ReflectionCrossings;
import java.lang.reflect.Field;
import java.util.Collections;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** What becomes of members that are shown at run time. */
class ReflectionTest implements Opcodes {
    private static final String ORDER = "com/acme/Order";
    private static final String PATH = "com.acme.Order#priority";
    private static final byte[] MARKED =
            Compiler.classFile(8, "package com.acme; public class Order { @Deprecated public int priority; }");
    private static final byte[] UNMARKED =
            Compiler.classFile(8, "package com.acme; public class Order { public int priority; }");

    private final Agent agent = Agent.forAcme();
    private final ReflectionCrossings at = agent.weaving.reflection().crossings();

    private Class<?> load(byte[] order) throws ClassNotFoundException {
        return agent.load(Collections.singletonMap(ORDER, order)).loadClass("com.acme.Order");
    }

    private static Field priority(Class<?> order) throws NoSuchFieldException {
        return order.getField("priority");
    }

    @Test
    void of_two_classes_with_one_name_only_the_marked_one_counts() throws Exception {
        Class<?> marked = load(MARKED);
        Class<?> unmarked = load(UNMARKED);

        agent.cross(priority(marked), null, at.read);
        agent.cross(priority(unmarked), null, at.read);
        agent.cross(priority(unmarked), null, at.fieldHandle);
        agent.cross(unmarked, "priority", at.fieldName);

        assertThat(agent.uses()).containsExactly(entry(PATH, 1L));
        assertThat(agent.states()).containsEntry(PATH, PathState.WATCHED);
    }

    @Test
    void a_method_looked_up_by_name_is_not_the_field_of_that_name() throws Exception {
        Class<?> order = load(MARKED);

        agent.cross(order, "priority", at.methodName);
        assertThat(agent.states()).containsEntry(PATH, PathState.WATCHED);

        agent.cross(order, "priority", at.fieldName);
        assertThat(agent.states()).containsEntry(PATH, PathState.UNCOUNTABLE);
    }

    @Test
    void a_class_whose_marks_become_known_later_counts_from_then_on() throws Exception {
        Class<?> order = load(UNMARKED);
        agent.cross(priority(order), null, at.write);

        agent.transformer.transform(order.getClassLoader(), ORDER, order, null, MARKED);
        agent.cross(priority(order), null, at.write);

        assertThat(agent.uses()).containsExactly(entry("write " + PATH, 1L));
    }

    @Test
    void what_is_no_member_is_of_no_interest() {
        agent.cross(null, "a text", at.read);
        agent.cross(null, 7, at.fieldHandle);
        agent.cross(int[].class, null, at.constants);
        agent.cross("a text", "length", at.boundName);
        agent.cross(Integer.class, null, at.fieldName);

        assertThat(agent.uses()).isEmpty();
        assertThat(agent.states()).isEmpty();
    }

    @Test
    void reflection_in_a_method_too_large_to_be_woven_hides_what_it_may_reach() throws Exception {
        load(MARKED);
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(V17, ACC_PUBLIC, "com/lib/Huge", null, "java/lang/Object", null);
        MethodVisitor code = type.visitMethod(ACC_STATIC, "huge", "()V", null, null);
        code.visitCode();
        for (int i = 0; i < 65_525; i++) {
            code.visitInsn(NOP);
        }
        code.visitInsn(ACONST_NULL);
        code.visitInsn(DUP);
        code.visitMethodInsn(
                INVOKEVIRTUAL, "java/lang/reflect/Field", "get", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        code.visitInsn(POP);
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        type.visitEnd();

        assertThat(agent.transform("com/lib/Huge", type.toByteArray())).isNull();

        Path path = agent.path(PathKind.FIELD, PATH);
        assertThat(path.state()).isEqualTo(PathState.UNCOUNTABLE);
        assertThat(path.reason()).isEqualTo("reflection in com.lib.Huge.huge is not counted");
        assertThat(agent.health.failures(Failure.WEAVE)).isOne();
    }
}
