package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.ledger.PathState;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application can see of a woven class is what its author wrote. */
class UnchangedTest implements Opcodes {
    private static final String SOURCE = String.join(
            "\n",
            "package com.acme;",
            "public class Fragile implements java.io.Serializable {",
            "  private int field = 3;",
            "  @Deprecated",
            "  public Fragile() {",
            "    super();",
            "  }",
            "  @Deprecated",
            "  public static void run() {",
            "    int before = 1;",
            "    dev.oldpath.api.OldPaths.used(",
            "        \"in between\"",
            "    );",
            "    throw new IllegalStateException(new Fragile().toString());", // line 14
            "  }",
            "  @Deprecated",
            "  @Override",
            "  public String toString() { return \"fragile \" + field; }",
            "}");

    @Test
    void members_and_serial_version_are_unchanged() throws Exception {
        Map<String, byte[]> classFiles = Compiler.compile(8, "Fragile.java", SOURCE);
        Agent agent = Agent.forAcme();
        Class<?> woven = agent.load(classFiles).loadClass("com.acme.Fragile");
        Class<?> plain = new Agent(Collections.emptyList(), Collections.emptyList(), Collections.emptyList()) //
                .load(classFiles)
                .loadClass("com.acme.Fragile");

        assertThat(names(woven.getDeclaredMethods())).isEqualTo(names(plain.getDeclaredMethods()));
        assertThat(names(woven.getDeclaredFields())).isEqualTo(names(plain.getDeclaredFields()));
        assertThat(names(woven.getDeclaredConstructors())).isEqualTo(names(plain.getDeclaredConstructors()));
        assertThat(ObjectStreamClass.lookup(woven).getSerialVersionUID())
                .isEqualTo(ObjectStreamClass.lookup(plain).getSerialVersionUID());
    }

    private static String[] names(Object[] members) {
        return Arrays.stream(members)
                .map(member -> member.toString().replaceAll("@\\w+", ""))
                .sorted()
                .toArray(String[]::new);
    }

    @Test
    void stack_traces_show_the_lines_of_the_source_and_nothing_else() throws Exception {
        Agent.Loader loader = Agent.forAcme().load(Compiler.compile(8, "Fragile.java", SOURCE));

        Throwable thrown = catchThrowable(() -> loader.run("com.acme.Fragile"));

        assertThat(thrown).isInstanceOf(InvocationTargetException.class);
        StackTraceElement top = Objects.requireNonNull(thrown.getCause()).getStackTrace()[0];
        assertThat(top).hasToString("com.acme.Fragile.run(Fragile.java:14)");
        assertThat(loader.woven).containsKey("com.acme.Fragile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Old old; Object cast(Object o) { return o instanceof Old ? (Old) o : new Old[] {new Old()}; }",
                "String name = \"field\" + Old.class; Object named(Old field) { return field; }",
                "int other(Old o) { o.touch(); return o.other; }",
                "java.lang.reflect.Field f; String named() { return f.getName() + f.getModifiers(); }",
                "Object found() throws Exception { return Old.class.getMethod(\"touch\"); }",
                "Object lookUp() { return java.lang.invoke.MethodHandles.lookup(); }",
                "java.io.ObjectOutputStream o; void flush() throws Exception { o.flush(); }",
                "Thread.State state() { return Thread.State.valueOf(\"NEW\"); }",
                "@Deprecated int own = 3;",
            })
    void a_class_that_only_mentions_what_is_woven_comes_back_as_it_is(String body) {
        Map<String, String> sources = new HashMap<>();
        sources.put(
                "Old.java",
                "package com.acme; public class Old { @Deprecated int field; int other; void touch() { other++; } }");
        sources.put("Plain.java", "package com.acme; public class Plain { " + body + " }");
        Map<String, byte[]> classFiles = Compiler.compile(8, sources);
        Agent agent = Agent.forAcme();
        assertThat(agent.load(classFiles)).satisfies(loader -> {
            loader.loadClass("com.acme.Plain");
            assertThat(loader.woven).doesNotContainKey("com.acme.Plain");
        });
    }

    @Test
    void a_class_with_references_that_no_code_uses_comes_back_as_it_is() {
        ClassWriter type = new ClassWriter(0);
        type.visit(V17, ACC_PUBLIC, "com/acme/Shrunk", null, "java/lang/Object", null);
        type.newMethod("java/lang/reflect/Field", "get", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        type.newHandle(
                H_INVOKEVIRTUAL, "java/lang/reflect/Field", "get", "(Ljava/lang/Object;)Ljava/lang/Object;", false);

        assertThat(Agent.forAcme().transform("com/acme/Shrunk", type.toByteArray()))
                .isNull();
    }

    @Test
    void a_class_with_no_room_for_anything_comes_back_as_it_is() {
        ClassWriter type = new ClassWriter(0);
        type.visit(V17, ACC_PUBLIC, "com/acme/Full", null, "java/lang/Object", null);
        MethodVisitor full = type.visitMethod(ACC_STATIC | ACC_DEPRECATED, "full", "()V", null, null);
        full.visitCode();
        for (int i = 0; i < 65_534; i++) {
            full.visitInsn(NOP);
        }
        full.visitInsn(RETURN);
        Agent agent = Agent.forAcme();

        assertThat(agent.transform("com/acme/Full", type.toByteArray())).isNull();

        assertThat(agent.states()).containsOnly(entry("com.acme.Full#full()", PathState.FAILED));
    }

    @Test
    void methods_into_which_nothing_is_woven_are_copied_byte_for_byte() throws Exception {
        String source = "package com.acme; public class Mixed {\n"
                + "  @Deprecated int field;\n"
                + "  @Deprecated void old() {}\n"
                + "  void branches() { dev.oldpath.api.OldPaths.used(\"branch\"); }\n"
                + "  int reads(Mixed other) { return other.field; }\n"
                + "  Object reflects(java.lang.reflect.Field f) throws Exception { return f.get(this); }\n"
                + "  Runnable creates() { return () -> hashCode(); }\n"
                + "  int loops(int n, String s) { for (int i = 0; i < n; i++) { s += i; }\n"
                + "    try { return s.length(); } finally { n++; } }\n"
                + "  String picks(Object o) { return o == null ? \"a\" : o instanceof String ? \"b\" : o.toString(); }\n"
                + "}";
        byte[] plain = Compiler.classFile(8, source);

        byte[] woven = Objects.requireNonNull(Agent.forAcme().transform("com/acme/Mixed", plain));

        Map<String, String> before = methods(plain);
        Map<String, String> after = methods(woven);
        assertThat(after).containsOnlyKeys(before.keySet());
        Set<String> changed = new HashSet<>();
        after.forEach((method, bytes) -> {
            if (!bytes.equals(before.get(method))) {
                changed.add(method.substring(0, method.indexOf('(')));
            }
        });
        assertThat(changed).containsExactlyInAnyOrder("old", "branches", "reads", "reflects");
    }

    /** Each method of a class with what is in its class file after its descriptor: its attributes, the code among them. */
    private static Map<String, String> methods(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.readLong();
        String[] texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            switch (in.readUnsignedByte()) {
                case 1:
                    texts[i] = in.readUTF();
                    break;
                case 7:
                case 8:
                case 16:
                    in.readShort();
                    break;
                case 15:
                    in.skipBytes(3);
                    break;
                default: // there are no wide constants
                    in.readInt();
            }
        }
        in.skipBytes(6);
        assertThat(in.readUnsignedShort()).as("interfaces").isZero();
        Map<String, String> methods = new HashMap<>();
        for (int kind = 0; kind < 2; kind++) {
            for (int members = in.readUnsignedShort(); members > 0; members--) {
                in.readShort();
                String member = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
                StringBuilder attributes = new StringBuilder();
                for (int left = in.readUnsignedShort(); left > 0; left--) {
                    attributes.append(texts[in.readUnsignedShort()]);
                    byte[] bytes = new byte[in.readInt()];
                    in.readFully(bytes);
                    attributes.append(Arrays.toString(bytes));
                }
                if (kind == 1) {
                    methods.put(member, attributes.toString());
                }
            }
        }
        return methods;
    }
}
