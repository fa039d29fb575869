package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.callsite.ReflectionCrossings;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.pool.ConstantPool;
import dev.oldpath.weave.pool.Mentions;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comments of {@code Reflective} say what each of its reflective calls is to show. */
class ReflectionSitesTest implements Opcodes {
    private static final Pattern SHOWN = Pattern.compile("; // (.*)");
    private static final Set<String> TWICE = Collections.unmodifiableSet(new HashSet<>(Arrays.asList("0", "1", "c")));

    private static String source() throws IOException {
        try (InputStream in = ReflectionSitesTest.class.getResourceAsStream("/reflection/Reflective.java")) {
            return new String(Bytes.of(Objects.requireNonNull(in)), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, byte[]> compiled() throws IOException {
        return Compiler.compile(17, "Reflective.java", source());
    }

    private static byte[] ofVersion(int version, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(ASM9, writer) {
                    @Override
                    public void visit(int v, int access, String name, String sig, String superName, String[] types) {
                        super.visit(version, access, name, sig, superName, types);
                    }

                    @Override
                    public void visitNestHost(String host) {}

                    @Override
                    public void visitNestMember(String member) {}
                },
                version < V1_7 ? ClassReader.SKIP_FRAMES : 0);
        return writer.toByteArray();
    }

    /** Writes down each report as the comments do. */
    private static final class Shown implements Agent.Receiver {
        final List<String> all = new ArrayList<>();
        private final Map<Integer, String> kinds = new HashMap<>();
        private final Agent agent;
        private final Path old;
        private final int call;

        Shown(Agent agent, Path old) {
            this.agent = agent;
            this.old = old;
            ReflectionCrossings at = agent.weaving.reflection().crossings();
            kinds.put(at.read.number(), "0");
            kinds.put(at.constant.number(), "0");
            kinds.put(at.write.number(), "1");
            for (Crossing<?, ?> handle : Arrays.asList(
                    at.fieldHandle, at.methodHandle, at.constants, at.constantsUpTo, at.constantsBeside)) {
                kinds.put(handle.number(), "2");
            }
            kinds.put(at.offset.number(), "3");
            kinds.put(at.fieldName.number(), "field name");
            kinds.put(at.methodName.number(), "method name");
            kinds.put(at.boundName.number(), "bound");
            kinds.put(at.hiddenClass.number(), "hidden in");
            kinds.put(at.serialization.number(), "stream");
            kinds.put(at.reference.number(), "reference");
            kinds.put(at.referenceToConstants.number(), "reference to constants");
            call = at.call.number();
        }

        @Override
        public void crossed(@Nullable Object a, @Nullable Object b, int number) {
            Object shown = b instanceof String ? b : a;
            all.add((kinds.get(number) + (shown == null ? "" : ' ' + text(shown))));
        }

        @Override
        public @Nullable Object passed(@Nullable Object value, @Nullable Object a, @Nullable Object b, int number) {
            assertThat(number).isEqualTo(call);
            all.add("call " + text(Objects.requireNonNull(a)));
            agent.crossings.passed(value, a, b, number);
            if (old.reason() != null) {
                assertThat(old.reason()).startsWith("reflection in a hidden class made in ");
                all.add("hidden in " + old.reason().substring(old.reason().lastIndexOf('.') + 1));
            }
            return value;
        }

        private static String text(Object shown) {
            if (shown instanceof MethodHandles.Lookup) {
                return ((MethodHandles.Lookup) shown).lookupClass().getSimpleName();
            }
            return shown instanceof Member
                    ? ((Member) shown).getName()
                    : shown instanceof Class ? ((Class<?>) shown).getSimpleName() : shown.toString();
        }
    }

    private static List<String> shownBy(Map<String, byte[]> classFiles) throws Exception {
        Agent agent = Agent.forAcme();
        byte[] marked = Compiler.classFile(8, "package com.acme; public class Old { @Deprecated public int field; }");
        agent.load(Collections.singletonMap("com/acme/Old", marked)).loadClass("com.acme.Old");
        Shown shown = new Shown(agent, agent.path(PathKind.FIELD, "com.acme.Old#field"));
        agent.receiver = shown;
        Agent.Loader loader = agent.load(classFiles);
        loader.run("com.acme.Reflective");
        assertThat(loader.woven).isNotEmpty();
        Verified.verify(loader);
        return shown.all;
    }

    private static List<String> expected() throws IOException {
        List<String> expected = new ArrayList<>();
        Matcher comments = SHOWN.matcher(source());
        while (comments.find()) {
            String comment = comments.group(1);
            boolean inLoop = TWICE.contains(comment.substring(0, 1))
                    && !comment.endsWith("theUnsafe")
                    && !comment.endsWith("RED")
                    && !comment.endsWith("HiddenClass");
            expected.addAll(Collections.nCopies(inLoop ? 2 : 1, comment));
        }
        return expected;
    }

    @ParameterizedTest
    @ValueSource(ints = {V1_5, V1_6, V1_7, V1_8, V11, V17})
    void every_reflective_call_shows_its_member_and_does_what_it_did(int version) throws Exception {
        Map<String, byte[]> classFiles = new LinkedHashMap<>();
        compiled().forEach((name, bytes) -> classFiles.put(name, ofVersion(version, bytes)));

        assertThat(shownBy(classFiles)).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void the_constant_pool_shows_which_classes_have_reflective_calls() throws Exception {
        Collection<byte[]> with = new ArrayList<>();
        compiled().forEach((name, bytes) -> {
            if (!name.endsWith("Colour")) {
                with.add(bytes);
            }
        });

        assertThat(with).hasSize(4).allMatch(ReflectionSitesTest::mayReflect);
        assertThat(compiled().get("com/acme/Reflective$Colour")).matches(bytes -> !mayReflect(bytes));
        assertThat(Agent.read("dev/oldpath/weave/classfile/Signature")).matches(bytes -> !mayReflect(bytes));
    }

    private static boolean mayReflect(byte[] classFile) {
        Mentions none = new Mentions(Collections.emptyList());
        return (ConstantPool.look(classFile, false, none) & ConstantPool.REFLECTION) != 0;
    }

    @Test
    void a_method_reference_to_a_reflective_call_is_reported() throws Exception {
        Map<String, byte[]> classFiles = Compiler.compile(
                11,
                "Reflective.java",
                "package com.acme; public class Reflective {\n"
                        + "  interface Get { Object get(java.lang.reflect.Field f, Object o) throws Exception; }\n"
                        + "  int number = 3;\n"
                        + "  public static void run() throws Exception {\n"
                        + "    Get get = java.lang.reflect.Field::get;\n"
                        + "    get.get(Reflective.class.getDeclaredField(\"number\"), new Reflective());\n"
                        + "    java.util.function.Function<Class<Thread.State>, Object[]> all = Class::getEnumConstants;\n"
                        + "    all.apply(Thread.State.class);\n"
                        + "  }\n"
                        + "}");

        assertThat(shownBy(classFiles)).containsExactly("reference", "reference to constants");
    }

    @Test
    void a_reflective_call_is_found_wherever_it_is() throws Exception {
        String[] places = {
            "initializer",
            "field",
            "constructor",
            "lambda",
            "nested",
            "anonymous",
            "inInterface",
            "locals",
            "jump",
            "last"
        };
        StringBuilder source = new StringBuilder("package com.acme; public class Reflective {\n"
                + "  static java.lang.reflect.Field f(String name) {\n"
                + "    try { return Reflective.class.getField(name); }\n"
                + "    catch (Exception e) { throw new AssertionError(e); } }\n"
                + "  interface Get { Object get() throws Exception; }\n"
                + "  interface Api { default Object get() throws Exception { return f(\"inInterface\").get(null); } }\n"
                + "  static { try { f(\"initializer\").get(null); } catch (Exception e) { throw new AssertionError(e); } }\n"
                + "  Object made = f(\"field\").get(null);\n"
                + "  Reflective() throws Exception { f(\"constructor\").get(null); }\n"
                + "  public static void run() throws Exception {\n"
                + "    new Reflective();\n"
                + "    Get lambda = () -> f(\"lambda\").get(null);\n"
                + "    lambda.get();\n"
                + "    Get outer = () -> { Get inner = () -> f(\"nested\").get(null); return inner.get(); };\n"
                + "    outer.get();\n"
                + "    new Get() { public Object get() throws Exception { return f(\"anonymous\").get(null); } }.get();\n"
                + "    new Api() {}.get();\n"
                + "    locals(1); jump(1);\n"
                + "    try { f(\"no\").get(null); } catch (AssertionError e) { f(\"last\").get(null); }\n"
                + "  }\n");
        for (String place : places) {
            source.append("  public static int ").append(place).append(";\n");
        }
        source.append("  static void locals(long n) throws Exception {\n");
        for (int i = 0; i < 300; i++) {
            source.append("    long l").append(i).append(" = n;\n");
        }
        source.append("    java.lang.reflect.Field field = f(\"locals\"); l299++; field.get(null);\n  }\n")
                .append("  static void jump(int n) throws Exception {\n    if (n > 0) {\n");
        for (int i = 0; i < 6_000; i++) {
            source.append("n = n * 31 + 7;");
        }
        source.append("    }\n    f(\"jump\").get(null);\n  }\n}");
        List<String> expected = new ArrayList<>();
        for (String place : places) {
            expected.add("0 " + place);
        }

        assertThat(shownBy(Compiler.compile(8, "Reflective.java", source.toString())))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_method_without_room_is_left_out() {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(V17, ACC_PUBLIC, "com/acme/Huge", null, "java/lang/Object", null);
        reflective(type, 0, "small", 0);
        reflective(type, 0, "huge", 65_525);
        reflective(type, ACC_DEPRECATED, "roomForCounting", 65_520);
        reflective(type, ACC_DEPRECATED, "roomForNothing", 65_525);
        type.visitEnd();
        Agent agent = Agent.forAcme();

        byte[] woven = Objects.requireNonNull(agent.transform("com/acme/Huge", type.toByteArray()));

        Map<String, Integer> reports =
                reports(woven, agent.weaving.reflection().crossings().read.number());
        assertThat(reports).containsOnly(entry("small", 1), entry("roomForCounting", 0));
        assertThat(agent.states())
                .containsOnly(
                        entry("com.acme.Huge#roomForCounting()", PathState.WATCHED),
                        entry("com.acme.Huge#roomForNothing()", PathState.FAILED));
    }

    private static void reflective(ClassWriter type, int access, String name, int size) {
        MethodVisitor code = type.visitMethod(ACC_STATIC | access, name, "()V", null, null);
        code.visitCode();
        for (int i = 0; i < size; i++) {
            code.visitInsn(NOP);
        }
        code.visitInsn(ACONST_NULL);
        code.visitInsn(DUP);
        code.visitMethodInsn(
                INVOKEVIRTUAL, "java/lang/reflect/Field", "get", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        code.visitInsn(POP);
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
    }

    /** How often the methods report to a crossing, of those that call the agent. */
    private static Map<String, Integer> reports(byte[] woven, int crossing) {
        Map<String, Integer> reports = new HashMap<>();
        ClassVisitor search = new ClassVisitor(ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String method, String type, String sig, String[] thrown) {
                return new MethodVisitor(ASM9) {
                    private int pushed;

                    @Override
                    public void visitIntInsn(int opcode, int operand) {
                        pushed = operand;
                    }

                    @Override
                    public void visitMethodInsn(int opcode, String owner, String name, String type, boolean itf) {
                        if (owner.equals("java/lang/$OldPath")) {
                            boolean reported = name.equals("crossed") && pushed == crossing;
                            reports.merge(method, reported ? 1 : 0, Integer::sum);
                        }
                    }
                };
            }
        };
        new ClassReader(woven).accept(search, 0);
        return reports;
    }
}
