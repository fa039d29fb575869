package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.oldpath.config.RuleForTest;
import java.lang.management.ManagementFactory;
import java.security.ProtectionDomain;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A class without marks costs a walk over its constants and nothing else. */
class RejectionTest {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void a_class_without_marks_is_left_as_it_is_without_allocation() {
        Agent agent = new Agent(
                Collections.singletonList("com.acme"),
                Collections.singletonList(RuleForTest.method("com.acme.Pricing#legacy*", null, 1)));
        byte[] classFile = Agent.read("net/bytebuddy/jar/asm/Label");
        ProtectionDomain domain = new ProtectionDomain(null, null);
        ClassLoader loader = getClass().getClassLoader();
        for (int i = 0; i < 1_000; i++) {
            assertThat(agent.transformer.transform(loader, "com/acme/Reader", null, domain, classFile))
                    .isNull();
        }

        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        long nothing = threads.getThreadAllocatedBytes(thread) - before;
        before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 10_000; i++) {
            agent.transformer.transform(loader, "com/acme/Reader", null, domain, classFile);
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before - nothing;

        assertThat(allocated).isLessThan(10_000); // less than a byte a class
    }

    @Test
    void the_jdk_and_the_agent_are_left_alone() {
        Agent agent = new Agent(
                Collections.singletonList("*"), Collections.singletonList(RuleForTest.method("*#*", null, 1)));
        byte[] classFile = Agent.read("net/bytebuddy/jar/asm/Label");

        assertThat(agent.transformer.transform(null, "org/acme/Boot", null, null, classFile))
                .isNull();
        assertThat(agent.transform("java/util/Vector", classFile)).isNull();
        assertThat(agent.transformer.transform(
                        ClassLoader.getSystemClassLoader().getParent(), "java/sql/Date", null, null, classFile))
                .isNull();
        assertThat(agent.transform("com/acme/Order", classFile)).isNotNull();
    }

    @Test
    void a_generated_class_marks_nothing() {
        byte[] classFile = Compiler.classFile(
                8, "package com.acme; class Order$$SpringCGLIB$$0 { @Deprecated public void a() {} }");

        assertThat(Agent.forAcme().transform("com/acme/Order$$SpringCGLIB$$0", classFile))
                .isNull();
        assertThat(Agent.forAcme().transform("com/acme/Order", classFile)).isNotNull();
    }

    @Test
    void deprecation_counts_only_in_the_given_packages() {
        byte[] classFile = Compiler.classFile(8, "package org.other; public class Old { @Deprecated void a() {} }");

        assertThat(Agent.forAcme().transform("org/other/Old", classFile)).isNull();
        assertThat(new Agent(Collections.singletonList("*"), Collections.emptyList())
                        .transform("org/other/Old", classFile))
                .isNotNull();
        assertThat(new Agent(Collections.singletonList("org.oth"), Collections.emptyList())
                        .transform("org/other/Old", classFile))
                .isNull();
        assertThat(new Agent(Collections.singletonList("org.other"), Collections.emptyList())
                        .transform("org/other/Old", classFile))
                .isNotNull();
    }
}
