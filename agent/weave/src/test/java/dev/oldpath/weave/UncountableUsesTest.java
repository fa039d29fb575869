package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.hook.JdkReflection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which members the JDK itself and native code may use without being counted, whatever is loaded first. */
class UncountableUsesTest {
    private static final Pattern TYPE =
            Pattern.compile("package ([\\w.]+); public (?:abstract )?(?:class|interface) (\\w+)");
    private static final String FIELD = "com.acme.Plain#field";
    private static final String TRANSIENT = "com.acme.Plain#left";
    private static final String API = "com.acme.Plain$Api#call()";
    private static final String BASE = "com.acme.Plain$Base#call()";

    /** Has nothing to do with any of it. */
    private static final String PLAIN = "package com.acme; public class Plain implements java.io.Serializable {\n"
            + "  @Deprecated int field;\n"
            + "  @Deprecated transient int left;\n"
            + "  interface Api { @Deprecated void call(); }\n"
            + "  abstract static class Base { @Deprecated abstract void call(); }\n"
            + "  @Deprecated void withCode() {}\n"
            + "}\n";

    private List<String> packages = Collections.singletonList("com.acme");

    /** Loads these sources, whose first type is public, in both orders; returns why paths are uncountable. */
    private Map<String, String> reasons(String... sources) throws Exception {
        return reasons(8, sources);
    }

    private Map<String, String> reasons(int release, String... sources) throws Exception {
        Map<String, String> files = new HashMap<>();
        for (String source : sources) {
            Matcher type = TYPE.matcher(source);
            assertThat(type.find()).as(source).isTrue();
            files.put(type.group(1).replace('.', '/') + '/' + type.group(2) + ".java", source);
        }
        Map<String, byte[]> classFiles = Compiler.compile(release, files);
        List<String> names = new ArrayList<>(classFiles.keySet());
        Map<String, String> reasons = reasons(classFiles, names);
        Collections.reverse(names);
        assertThat(reasons(classFiles, names)).as("backwards").containsOnlyKeys(reasons.keySet());
        return reasons;
    }

    private Map<String, String> reasons(Map<String, byte[]> classFiles, List<String> names) throws Exception {
        Agent agent = new Agent(packages, Collections.emptyList());
        Agent.Loader loader = agent.load(classFiles);
        for (String name : names) {
            loader.loadClass(name.replace('/', '.'));
        }
        if (classFiles.containsKey("com/acme/Run")) {
            loader.run("com.acme.Run");
        }
        Verified.verify(loader);
        return reasons(agent);
    }

    private static Map<String, String> reasons(Agent agent) {
        Map<String, String> reasons = new TreeMap<>();
        for (Path path : agent.paths.all()) {
            if (path.state() == PathState.UNCOUNTABLE) {
                reasons.put(path.id(), String.valueOf(path.reason()));
            }
        }
        return reasons;
    }

    @Test
    void rmi_may_call_what_remote_interfaces_have_and_serialize_what_they_pass() throws Exception {
        assertThat(reasons(
                        PLAIN,
                        "package com.acme; public interface Top { @Deprecated void inherited(); }",
                        "package com.acme; public interface Billing extends Top, java.rmi.Remote {"
                                + " @Deprecated void bill(); }",
                        "package com.acme; public interface Narrow extends Billing { @Deprecated void narrow(); }",
                        "package com.acme; public abstract class Bills implements Narrow {"
                                + " @Deprecated abstract void own(); }"))
                .containsOnly(
                        entry("com.acme.Top#inherited()", "RMI may call it"),
                        entry("com.acme.Billing#bill()", "RMI may call it"),
                        entry("com.acme.Narrow#narrow()", "RMI may call it"),
                        entry(FIELD, "RMI may serialize it"));
    }

    @Test
    void jmx_may_call_what_interfaces_of_mbeans_have() throws Exception {
        String reason = "JMX may call it";
        assertThat(reasons(
                        PLAIN,
                        "package com.acme; public interface Top { @Deprecated int getInherited(); }",
                        "package com.acme; public interface PoolMBean extends Top { @Deprecated int getSize(); }",
                        "package com.acme; public interface CacheMXBean extends Named {"
                                + " @Deprecated Entry[] getEntries();"
                                + " java.util.Map<String, ? extends java.util.List<Keys.Key>> getKeys(); }",
                        "package com.acme; public interface Named { @Deprecated String getName(); }",
                        "package com.acme; public class Keys<T> { public interface Key { @Deprecated int getAge(); } }",
                        "package com.acme; public interface Entry { @Deprecated int getAge(); Detail getDetail(); }",
                        "package com.acme; public interface Detail { @Deprecated int getHits(); Entry getEntry(); }",
                        "package com.acme; public abstract class NoMBean { @Deprecated abstract int getSize(); }"))
                .containsOnly(
                        entry("com.acme.Top#getInherited()", reason),
                        entry("com.acme.PoolMBean#getSize()", reason),
                        entry("com.acme.CacheMXBean#getEntries()", reason),
                        entry("com.acme.Named#getName()", reason),
                        entry("com.acme.Keys$Key#getAge()", reason),
                        entry("com.acme.Entry#getAge()", reason),
                        entry("com.acme.Detail#getHits()", reason));
        assertThat(reasons("package com.acme; public interface Any {"
                        + " @javax.management.MXBean interface Annotated { @Deprecated int get(); } }"))
                .containsOnly(entry("com.acme.Any$Annotated#get()", reason));
    }

    @Test
    void an_mbean_made_of_any_interface_hides_the_methods_of_all() throws Exception {
        String make = "package com.acme; public class Run { public interface Own { @Deprecated int get(); }\n"
                + "  public static void run() throws Exception { MADE; } }";
        for (String made : new String[] {
            "new javax.management.StandardMBean(() -> 1, Own.class)",
            "new javax.management.StandardEmitterMBean(() -> 1, Own.class, new javax.management.NotificationBroadcasterSupport())",
            "new javax.management.StandardMBean(() -> 1, Own.class) {}",
        }) {
            String caller = made.endsWith("{}") ? "com.acme.Run$1" : "com.acme.Run";
            assertThat(reasons(PLAIN, make.replace("MADE", made)))
                    .containsOnly(
                            entry(API, "JMX may call it for " + caller),
                            entry("com.acme.Run$Own#get()", "JMX may call it for " + caller));
        }
        assertThat(reasons(
                        PLAIN,
                        make.replace(
                                "MADE", "if (System.nanoTime() == 0) new javax.management.StandardMBean(null, null)")))
                .isEmpty();
    }

    @Test
    void native_code_of_the_application_may_use_all_of_it_but_native_methods_of_its_own_class() throws Exception {
        String codec =
                "package com.acme; public class Codec { @Deprecated native void encode(); native void plain(); }";
        String reason = "native code of com.acme.Codec may use it";
        assertThat(reasons(PLAIN, codec))
                .containsOnly(entry(FIELD, reason), entry(TRANSIENT, reason), entry(API, reason), entry(BASE, reason));
        assertThat(reasons(
                        codec,
                        "package com.acme; public class Cipher { @Deprecated native void encode(); }",
                        "package com.acme; public class Digest { @Deprecated native void digest(); }"))
                .containsOnlyKeys("com.acme.Codec#encode()", "com.acme.Cipher#encode()", "com.acme.Digest#digest()");
    }

    @Test
    void native_code_may_run_an_override_that_does_not_count() throws Exception {
        assertThat(reasons(
                        "package com.acme; public class Codec { native void encode(); }",
                        "package com.acme; public class Base { @Deprecated void alone() {} @Deprecated void run() {} }",
                        "package com.acme; public class Heir extends Base { @Override void run() {} }"))
                .containsOnly(entry("com.acme.Base#run()", "native code of com.acme.Codec may use it"));
    }

    @Test
    void native_code_of_a_library_may_use_what_its_methods_name_and_what_is_above() throws Exception {
        String reason = "native code of org.lib.Native may use it";
        assertThat(reasons(
                        PLAIN,
                        "package com.acme; public class Order extends Top { @Deprecated public int a; }",
                        "package com.acme; public class Top { @Deprecated public int b; }",
                        "package com.acme; public interface Reply { @Deprecated void done(); }",
                        "package org.lib; public class Native { @dev.oldpath.api.OldPath int own;\n"
                                + "  @dev.oldpath.api.OldPath native com.acme.Reply send(com.acme.Order[][] orders); }",
                        "package org.lib; public class Other { @dev.oldpath.api.OldPath int own; }"))
                .containsOnly(
                        entry("com.acme.Order#a", reason),
                        entry("com.acme.Top#b", reason),
                        entry("com.acme.Reply#done()", reason),
                        entry("org.lib.Native#own", reason));
    }

    @Test
    void when_everything_is_the_application_native_code_knows_what_has_two_segments_in_common() throws Exception {
        packages = Collections.singletonList("*");
        assertThat(reasons(
                        "package io.netty.channel; public class Native { native void poll(); }",
                        "package io.netty.util; public class Old { @Deprecated int a; }",
                        "package io.nettys; public class Old { @Deprecated int a; }",
                        PLAIN))
                .containsOnlyKeys("io.netty.util.Old#a");
    }

    @Test
    void the_jdk_reaches_everything_once_a_part_of_it_that_reflects_is_at_work() throws Exception {
        Agent agent = new Agent(packages, Collections.emptyList());
        JdkReflection jdk = new JdkReflection(agent.weaving.reflection());
        agent.load(Compiler.compile(8, "com/acme/Plain.java", PLAIN)).loadClass("com.acme.Plain");

        assertThat(jdk.classes().has("java/beans/Introspector")).isFalse();
        assertThat(jdk.classes().has("java/beans/XMLDecoder")).isTrue();
        assertThat(reasons(agent)).isEmpty();

        byte[] classFile = {};
        assertThat(jdk.weave(null, "java/beans/XMLDecoder", classFile)).isNull();
        jdk.weave(null, "jdk/dynalink/beans/BeansLinker", classFile);

        assertThat(reasons(agent))
                .containsOnly(
                        entry(FIELD, "java.beans.XMLDecoder may use it"),
                        entry(TRANSIENT, "java.beans.XMLDecoder may use it"));
    }

    @Test
    void bootstrap_methods_that_find_fields_reach_everything_when_they_are_called_like_others() throws Exception {
        String reason = "reference to reflection in com.acme.Run";
        assertThat(reasons(
                        11,
                        PLAIN,
                        run(
                                "java.lang.invoke.ConstantBootstraps.fieldVarHandle(java.lang.invoke.MethodHandles.lookup(),"
                                        + " \"field\", java.lang.invoke.VarHandle.class, Plain.class, int.class);")))
                .containsEntry(FIELD, reason);
        assertThat(reasons(
                        11,
                        PLAIN,
                        "package com.acme; public class Named { @Deprecated static final Object ONE = new Object(); }",
                        run(
                                "java.lang.invoke.ConstantBootstraps.getStaticFinal(java.lang.invoke.MethodHandles.lookup(),"
                                        + " \"ONE\", Object.class, Named.class);")))
                .containsEntry("com.acme.Named#ONE", reason);
    }

    @Test
    void who_has_a_handle_on_reflection_may_reach_everything() throws Exception {
        String reason = "reference to reflection in com.acme.Run";
        for (String handle : Arrays.asList(
                "findVirtual(java.lang.reflect.Field.class, \"get\","
                        + " java.lang.invoke.MethodType.methodType(Object.class, Object.class))",
                "unreflect(java.lang.reflect.Field.class.getMethod(\"getInt\", Object.class))",
                "findVirtual(java.lang.invoke.MethodHandles.Lookup.class, \"unreflect\","
                        + " java.lang.invoke.MethodType.methodType(java.lang.invoke.MethodHandle.class,"
                        + " java.lang.reflect.Method.class))")) {
            assertThat(reasons(8, PLAIN, run("java.lang.invoke.MethodHandles.lookup()." + handle + ";")))
                    .as(handle)
                    .containsEntry(FIELD, reason);
        }
        assertThat(reasons(
                        8,
                        PLAIN,
                        run("java.lang.invoke.MethodHandles.lookup().unreflect(java.lang.reflect.Field.class"
                                + ".getMethod(\"getName\"));")))
                .isEmpty();
    }

    private static String run(String code) {
        return "package com.acme; public class Run { public static void run() throws Exception { " + code + " } }";
    }
}
