package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.RuleForTest;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.InventoryState;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.place.LoaderPlaces;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inventory is complete only when everything that the process can load has been looked through. */
class CompletenessTest {
    private static final byte[] ORDERS =
            Compiler.classFile(8, "package com.acme; public class Orders { @Deprecated void old() {} }");
    private static final byte[] BILLS =
            Compiler.classFile(8, "package com.acme; public class Bills { @Deprecated void pay() {} }");
    private static final byte[] LIBRARY = Compiler.classFile(8, "package org.lib; public class Library { }");

    private final Path folder;

    private final Agent agent = new Agent(
            Collections.singletonList("com.acme"),
            Collections.singletonList(RuleForTest.method("com.acme.Gone#old()", "gone", 4)));
    private final Semaphore read = new Semaphore(0);
    private final Inventory inventory = agent.weaving.inventory(
            new HookIndex(Collections.emptyList()), new LoaderPlaces(), settled -> read.release());
    private final Thread thread = new Thread(inventory);

    CompletenessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        inventory.add(jar("app.jar", "com/acme/Orders.class", ORDERS));
        thread.start();
        awaitRead();
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private void awaitRead() throws InterruptedException {
        assertThat(read.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    private InventoryState ended() {
        inventory.finish();
        return agent.health.inventory();
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private File jar(String name, Object... namesAndContents) throws IOException {
        return Files.write(folder.resolve(name), zip(namesAndContents)).toFile();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProtectionDomain from(URL url) {
        return new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
    }

    /** A class loads, and all questions about its origin have been asked. */
    private void loads(ClassLoader loader, String internalName, ProtectionDomain domain) throws Exception {
        inventory.seen(loader, internalName, domain);
        // A place that is always new: the pause after it begins when all before it has been read.
        inventory.add(jar("marker-" + System.nanoTime() + ".jar"));
        awaitRead();
    }

    @Test
    void what_a_rule_names_is_absent_once_all_that_is_there_has_been_read() {
        assertThat(agent.health.inventory()).isEqualTo(InventoryState.RUNNING);
        assertThat(agent.states()).containsEntry("gone", PathState.PENDING);

        assertThat(ended()).isEqualTo(InventoryState.COMPLETE);
        assertThat(agent.states()).containsEntry("gone", PathState.ABSENT);
    }

    @Test
    void a_new_place_makes_it_run_again_and_what_is_missing_may_be_there() throws Exception {
        assertThat(ended()).isEqualTo(InventoryState.COMPLETE);
        File late = jar("late.jar", "com/acme/Bills.class", BILLS);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {late.toURI().toURL()}, null)) {
            loads(loader, "com/acme/Bills", from(late.toURI().toURL()));
        }

        assertThat(agent.health.inventory()).isEqualTo(InventoryState.RUNNING);
        assertThat(agent.states())
                .containsEntry("gone", PathState.PENDING)
                .containsEntry("com.acme.Bills#pay()", PathState.PENDING);
        assertThat(ended()).isEqualTo(InventoryState.COMPLETE);
        assertThat(agent.states()).containsEntry("gone", PathState.ABSENT);
    }

    @Test
    void of_a_loader_everything_is_read_though_it_has_loaded_from_one_place_only() throws Exception {
        File used = jar("used.jar", "org/lib/Library.class", LIBRARY);
        File unused = jar("unused.jar", "com/acme/Bills.class", BILLS);
        URL[] urls = {used.toURI().toURL(), unused.toURI().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            loads(loader, "org/lib/Library", from(urls[0]));
        }

        assertThat(agent.states()).containsEntry("com.acme.Bills#pay()", PathState.PENDING);
        assertThat(ended()).isEqualTo(InventoryState.COMPLETE);
    }

    @Test
    void a_loader_that_does_not_reveal_what_it_can_load_makes_it_fail() throws Exception {
        File jar = jar("module.jar", "org/lib/Library.class", LIBRARY);
        loads(new ClassLoader(null) {}, "org/lib/Library", from(jar.toURI().toURL()));

        assertThat(ended()).isEqualTo(InventoryState.FAILED);
        assertThat(agent.states()).containsEntry("gone", PathState.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/app.jar", "file:/no/such/place.jar", "jrt:/com.acme.app"})
    void a_class_from_where_nothing_can_be_read_makes_it_fail(String url) throws Exception {
        loads(ClassLoader.getSystemClassLoader(), "org/lib/Library", from(new URL(url)));

        assertThat(ended()).isEqualTo(InventoryState.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jrt:/java.sql", "jrt:/jdk.attach"})
    void classes_of_the_jdk_are_not_the_applications(String url) throws Exception {
        loads(getClass().getClassLoader(), "com/sun/tools/Tool", from(new URL(url)));

        assertThat(ended()).isEqualTo(InventoryState.COMPLETE);
    }

    @Test
    void classes_made_in_memory_make_it_fail_only_in_the_scope() throws Exception {
        loads(ClassLoader.getSystemClassLoader(), "org/lib/Generated", new ProtectionDomain(null, null));
        assertThat(ended()).isEqualTo(InventoryState.COMPLETE);

        loads(ClassLoader.getSystemClassLoader(), "com/acme/Generated", new ProtectionDomain(null, null));
        assertThat(ended()).isEqualTo(InventoryState.FAILED);
    }

    @Test
    void a_place_that_is_added_later_is_read_then() throws Exception {
        File later = folder.resolve("later.jar").toFile();
        inventory.add(later);
        loads(ClassLoader.getSystemClassLoader(), "org/lib/Library", new ProtectionDomain(null, null));
        jar("later.jar", "com/acme/Bills.class", BILLS);
        loads(
                ClassLoader.getSystemClassLoader(),
                "com/acme/Bills",
                from(later.toURI().toURL()));

        assertThat(agent.states()).containsEntry("com.acme.Bills#pay()", PathState.PENDING);
    }

    @Test
    void a_jar_that_cannot_be_read_makes_it_fail() throws Exception {
        inventory.add(Files.write(folder.resolve("damaged.jar"), text("no jar")).toFile());
        awaitRead();

        assertThat(ended()).isEqualTo(InventoryState.FAILED);
        assertThat(agent.states()).containsEntry("gone", PathState.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOT-INF/lib/damaged.jar", "lib/damaged.jar", "WEB-INF/lib/damaged.jar"})
    void a_nested_jar_that_cannot_be_read_makes_it_fail(String name) throws Exception {
        inventory.add(jar("outer.jar", name, text("no jar")));
        awaitRead();

        assertThat(ended()).isEqualTo(InventoryState.FAILED);
    }

    @Test
    void jars_are_read_however_deep_they_lie() throws Exception {
        byte[] library = zip("com/acme/Bills.class", BILLS);
        inventory.add(jar("app.ear", "shop.war", zip("WEB-INF/lib/bills.jar", library)));
        awaitRead();

        assertThat(agent.states()).containsEntry("com.acme.Bills#pay()", PathState.PENDING);
        assertThat(ended()).isEqualTo(InventoryState.COMPLETE);
    }

    @Test
    void a_class_path_that_leads_into_the_network_makes_it_fail() throws Exception {
        String manifest = "Manifest-Version: 1.0\r\nClass-Path: http://localhost/more.jar\r\n\r\n";
        inventory.add(jar("networked.jar", "META-INF/MANIFEST.MF", text(manifest)));
        awaitRead();

        assertThat(ended()).isEqualTo(InventoryState.FAILED);
    }

    @Test
    void a_rejected_setting_makes_it_fail() {
        agent.health.failed(Failure.CONFIG);

        assertThat(ended()).isEqualTo(InventoryState.FAILED);
        assertThat(agent.states()).containsEntry("gone", PathState.FAILED);
    }
}
