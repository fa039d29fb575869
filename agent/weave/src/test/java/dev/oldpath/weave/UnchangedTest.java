package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ObjectStreamClass;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an application can see of a woven class is what its author wrote. */
class UnchangedTest {
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
}
