package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.callsite.ReflectionCrossings;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** What a class that no transformer sees uses is uncountable, and nothing else is. */
class HiddenClassesTest implements Opcodes {
    private static final String REASON = "hidden class made in com.acme.Maker";

    private final Agent agent = Agent.forAcme();
    private final ReflectionCrossings at = agent.weaving.reflection().crossings();

    private static Map<String, byte[]> compiled(String... sources) {
        Map<String, byte[]> classFiles = new HashMap<>();
        classFiles.putAll(Compiler.compile(17, "Run.java", "package com.acme; " + String.join("\n", sources)));
        return classFiles;
    }

    private Map<String, String> reasons() {
        Map<String, String> reasons = new TreeMap<>();
        for (Path path : agent.paths.all()) {
            if (path.state() == PathState.UNCOUNTABLE) {
                reasons.put(path.id(), String.valueOf(path.reason()));
            }
        }
        return reasons;
    }

    private static final String MAKER = "class Maker { static void make(String name) throws Exception {\n"
            + "  byte[] file = Maker.class.getClassLoader().getResourceAsStream(name + \".class\").readAllBytes();\n"
            + "  java.lang.invoke.MethodHandles.lookup().defineHiddenClass(file, true); } }";
    private static final String ORDER = "class Order implements Api { @Deprecated int used, apart, inherited, hidden;\n"
            + "  @Deprecated void withCode() {} public void call() {} }\n"
            + "class Heir extends Order { int hidden; }\n"
            + "class Other { @Deprecated int used; }\n"
            + "interface Api { @Deprecated void call(); @Deprecated default void apart() {} }\n"
            + "enum Colour { @Deprecated RED, GREEN }\n"
            + "enum Named { @Deprecated RED, GREEN }";
    private static final String TASK = "class Task { @Deprecated static void own() {} @Deprecated int field;\n"
            + "  static { Order order = new Order(); order.used = 1; order.withCode();\n"
            + "    Heir heir = new Heir(); heir.inherited = heir.hidden; Api api = heir; api.call(); own();\n"
            + "    Object[] all = { Colour.values(), Named.GREEN }; } }";

    @Test
    void a_hidden_class_hides_what_it_uses_and_marks_whatever_loads_first() throws Exception {
        String first = "public class Run { public static void run() throws Exception { LOAD } }";
        for (String load : new String[] {
            "Maker.make(\"com/acme/Task\");",
            "new Heir(); new Other(); Named.GREEN.name(); Colour.GREEN.name(); Maker.make(\"com/acme/Task\");"
        }) {
            HiddenClassesTest test = new HiddenClassesTest();
            test.agent
                    .load(compiled(MAKER, ORDER, TASK, first.replace("LOAD", load)))
                    .run("com.acme.Run");

            assertThat(test.reasons())
                    .containsOnly(
                            entry("com.acme.Order#used", REASON),
                            entry("com.acme.Order#inherited", REASON),
                            entry("com.acme.Api#call()", REASON),
                            entry("com.acme.Colour#RED", REASON),
                            entry("com.acme.Task#own()", REASON),
                            entry("com.acme.Task#field", REASON));
            assertThat(test.agent.uses()).containsEntry("com.acme.Order#withCode()", 1L);
        }
    }

    @Test
    void what_turns_out_later_to_be_above_a_type_that_it_names_is_hidden_too() throws Exception {
        Map<String, byte[]> classFiles =
                compiled("public class Run { public static void run() { new Heir(); } }", ORDER, TASK);
        byte[] task = classFiles.remove("com/acme/Task");

        agent.cross(HiddenClassesTest.class, task, at.anonymousClass);
        assertThat(reasons()).containsOnlyKeys("com.acme.Task#own()", "com.acme.Task#field");
        agent.load(classFiles).run("com.acme.Run");

        assertThat(reasons())
                .containsOnlyKeys(
                        "com.acme.Task#own()",
                        "com.acme.Task#field",
                        "com.acme.Order#used",
                        "com.acme.Order#inherited",
                        "com.acme.Api#call()");
    }

    @Test
    void what_a_hidden_class_does_by_reflection_and_what_a_handle_defines_may_be_anything() throws Exception {
        String reflects =
                "class Task { static Object get(java.lang.reflect.Field f) throws Exception { return f.get(null); } }";
        agent.load(compiled(ORDER)).loadClass("com.acme.Order");
        agent.cross(HiddenClassesTest.class, compiled(reflects).get("com/acme/Task"), at.anonymousClass);
        assertThat(reasons())
                .containsEntry("com.acme.Order#apart", "reflection in a hidden class made in code unknown");

        HiddenClassesTest other = new HiddenClassesTest();
        other.agent.load(compiled(ORDER)).loadClass("com.acme.Order");
        other.agent.cross(MethodHandles.Lookup.class, "defineHiddenClass", other.at.methodName);
        assertThat(other.reasons()).containsEntry("com.acme.Order#apart", "reference to reflection in code unknown");
    }

    @Test
    void what_is_no_class_file_hides_nothing_and_one_that_cannot_be_read_everything() throws Exception {
        agent.load(compiled(ORDER)).loadClass("com.acme.Order");
        agent.cross(HiddenClassesTest.class, new byte[] {1, 2, 3}, at.anonymousClass);
        assertThat(reasons()).isEmpty();

        byte[] broken = Arrays.copyOf(compiled(TASK + ORDER).get("com/acme/Task"), 100);
        agent.cross(HiddenClassesTest.class, broken, at.anonymousClass);
        assertThat(reasons()).containsEntry("com.acme.Order#apart", "hidden class made in code unknown");
    }

    @Test
    void an_anonymous_class_is_shown_with_its_host() throws Exception {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(V1_8, ACC_PUBLIC, "com/acme/Old", null, "java/lang/Object", null);
        for (String owner : new String[] {"sun/misc/Unsafe", "jdk/internal/misc/Unsafe"}) {
            String define = "(Ljava/lang/Class;[B[Ljava/lang/Object;)Ljava/lang/Class;";
            MethodVisitor code =
                    type.visitMethod(ACC_STATIC, "of", "(L" + owner + ";" + define.substring(1), null, null);
            code.visitCode();
            for (int i = 0; i < 4; i++) {
                code.visitVarInsn(ALOAD, i);
            }
            code.visitMethodInsn(INVOKEVIRTUAL, owner, "defineAnonymousClass", define, false);
            code.visitInsn(ARETURN);
            code.visitMaxs(0, 0);
        }
        type.visitEnd();
        byte[] woven = Objects.requireNonNull(agent.transform("com/acme/Old", type.toByteArray()));

        Verified.verify("com.acme.Old", woven);
    }
}
