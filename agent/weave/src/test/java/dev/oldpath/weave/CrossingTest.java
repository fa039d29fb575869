package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.CrossingNumber;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What writes a call into a class receives it. */
class CrossingTest implements Opcodes {
    private final Agent agent = Agent.forAcme();
    private final List<String> received = new ArrayList<>();

    private Crossing<String, Integer> crossing(String name) {
        return new Crossing<String, Integer>(agent.crossings) {
            @Override
            protected void crossed(@Nullable String a, @Nullable Integer b) {
                received.add(name + ' ' + a + ' ' + b);
            }
        };
    }

    private final PassingCrossing<String, Object, Object> shouting =
            new PassingCrossing<String, Object, Object>(agent.crossings) {
                @Override
                protected String passed(String value, @Nullable Object a, @Nullable Object b) {
                    return value + '!';
                }
            };

    private interface Code {
        void write(MethodVisitor to);
    }

    private void run(Code code) throws ReflectiveOperationException {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(V1_8, ACC_PUBLIC, "com/acme/Run", null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(ACC_PUBLIC | ACC_STATIC, "run", "()V", null, null);
        method.visitCode();
        code.write(method);
        method.visitInsn(RETURN);
        method.visitMaxs(0, 0);
        type.visitEnd();
        Map<String, byte[]> classFiles = Collections.singletonMap("com/acme/Run", type.toByteArray());
        agent.load(classFiles).run("com.acme.Run");
    }

    @Test
    void each_of_many_receives_what_it_has_written() throws Exception {
        List<Crossing<String, Integer>> many = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(crossing("no " + i));
            expected.add("no " + i + " text null");
        }

        run(to -> {
            for (Crossing<String, Integer> each : many) {
                to.visitLdcInsn("text");
                each.emitTop(to);
                to.visitInsn(POP);
            }
        });

        assertThat(received).containsExactlyElementsOf(expected);
    }

    @Test
    void a_look_up_that_finds_something_is_not_reported() throws Exception {
        Crossing<String, Integer> crossing = crossing("missed");

        run(to -> {
            for (int found : new int[] {-2, 7}) {
                to.visitIntInsn(BIPUSH, found);
                to.visitIntInsn(BIPUSH, -2);
                to.visitLdcInsn("number " + found);
                to.visitInsn(ACONST_NULL);
                crossing.emitMissedNumber(to);
                to.visitInsn(POP);
            }
            to.visitInsn(ACONST_NULL);
            to.visitLdcInsn("object");
            to.visitInsn(ACONST_NULL);
            crossing.emitMissed(to);
            to.visitInsn(POP);
            to.visitLdcInsn("found");
            to.visitLdcInsn("other object");
            to.visitInsn(ACONST_NULL);
            crossing.emitMissed(to);
            to.visitInsn(POP);
        });

        assertThat(received).containsExactly("missed number -2 null", "missed object null");
    }

    @Test
    void woven_code_goes_on_with_what_the_receiver_returns() throws Exception {
        Crossing<String, Integer> crossing = crossing("then");

        run(to -> {
            to.visitLdcInsn("value");
            to.visitInsn(ACONST_NULL);
            to.visitInsn(ACONST_NULL);
            shouting.emit(to, "java/lang/String");
            crossing.emitTop(to);
            to.visitInsn(POP);
        });

        assertThat(received).containsExactly("then value! null");
    }

    @Test
    void a_receiver_never_sees_an_operand_of_another_type() {
        Crossing<String, Integer> crossing = crossing("typed");

        assertThatThrownBy(() -> agent.cross(7, "text", crossing)).isInstanceOf(ClassCastException.class);
        assertThat(received).isEmpty();
    }

    /** Woven by advice. */
    public static class Greeting {
        public String of(String name) {
            return "hello " + name;
        }
    }

    /** Advice that reports an argument and passes the result. */
    static final class OnReturn {
        private OnReturn() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Return(readOnly = false) String result,
                @Advice.Argument(0) String name,
                @CrossingNumber int number) {
            result = (String) $OldPath.passed(result, name, null, number);
        }
    }

    @Test
    void advice_is_inlined_with_the_number() throws Exception {
        Class<?> woven = new ByteBuddy()
                .redefine(Greeting.class)
                .name("com.acme.Greeting")
                .visit(Advice.withCustomMapping()
                        .bind(CrossingNumber.class, shouting.number())
                        .to(OnReturn.class)
                        .on(ElementMatchers.named("of")))
                .make()
                .load(Agent.class.getClassLoader())
                .getLoaded();

        Object greeting = woven.getConstructor().newInstance();
        assertThat(woven.getMethod("of", String.class).invoke(greeting, "Ada")).isEqualTo("hello Ada!");
    }
}
