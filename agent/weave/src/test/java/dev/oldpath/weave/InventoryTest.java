package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.PathRule;
import dev.oldpath.config.RuleForTest;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.place.Location;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {
    private static final byte[] ORDERS =
            Compiler.classFile(8, "package com.acme; public class Orders { @Deprecated void old() {} void now() {} }");
    private static final byte[] BILLS =
            Compiler.classFile(8, "package com.acme; public class Bills { @Deprecated void pay() {} }");

    private final Path folder;

    private final Semaphore read = new Semaphore(0);
    private Thread thread = new Thread();

    InventoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private Inventory inventory(Agent agent) {
        return agent.weaving.inventory(
                new HookIndex(Collections.emptyList()), new LoaderPlaces(), settled -> read.release());
    }

    /** Reads all places added so far, on the inventory's thread. */
    private void read(Inventory inventory) throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            thread = new Thread(inventory);
            thread.start();
        }
        assertThat(read.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    private static void zip(OutputStream to, Object... namesAndContents) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to);
        for (int i = 0; i < namesAndContents.length; i += 2) {
            zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
            zip.write((byte[]) namesAndContents[i + 1]);
            zip.closeEntry();
        }
        zip.finish();
    }

    private File jar(String name, Object... namesAndContents) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar)) {
            zip(out, namesAndContents);
        }
        return jar.toFile();
    }

    private static byte[] nested(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        zip(bytes, namesAndContents);
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void marks_in_a_jar_are_pending_until_the_class_loads() throws Exception {
        Agent agent = Agent.forAcme();
        Inventory inventory = inventory(agent);
        inventory.add(jar("app.jar", "com/acme/Orders.class", ORDERS));
        read(inventory);
        assertThat(agent.states()).containsOnlyKeys("com.acme.Orders#old()").containsValue(PathState.PENDING);

        agent.transform("com/acme/Orders", ORDERS);

        assertThat(agent.states()).containsOnlyKeys("com.acme.Orders#old()").containsValue(PathState.WATCHED);
    }

    @Test
    void marks_in_an_exploded_directory_are_pending() throws Exception {
        Agent agent = Agent.forAcme();
        Inventory inventory = inventory(agent);
        Files.createDirectories(folder.resolve("classes/com/acme"));
        Files.write(folder.resolve("classes/com/acme/Orders.class"), ORDERS);
        Files.write(folder.resolve("classes/com/acme/Broken.class"), text("no class"));
        Files.write(folder.resolve("classes/readme.txt"), text("nothing"));
        inventory.add(folder.resolve("classes").toFile());
        read(inventory);

        assertThat(agent.states()).containsOnlyKeys("com.acme.Orders#old()");
        assertThat(agent.health.failures(Failure.SCAN)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOT-INF", "WEB-INF"})
    void marks_in_an_executable_jar_and_in_the_jars_inside_are_pending(String root) throws Exception {
        Agent agent = Agent.forAcme();
        Inventory inventory = inventory(agent);
        byte[] library = nested("odd.class", text("no class"), "com/acme/Bills.class", BILLS);
        inventory.add(jar(
                "app.jar",
                root + "/classes/com/acme/Orders.class",
                ORDERS,
                root + "/lib/damaged.jar",
                text("no jar"),
                root + "/lib/bills.jar",
                library));
        read(inventory);

        assertThat(agent.states()).containsOnlyKeys("com.acme.Orders#old()", "com.acme.Bills#pay()");
    }

    @Test
    void the_class_path_of_a_manifest_is_followed() throws Exception {
        Agent agent = Agent.forAcme();
        Inventory inventory = inventory(agent);
        File bills = jar("lib/bills.jar", "com/acme/Bills.class", BILLS);
        jar("lib/orders.jar", "com/acme/Orders.class", ORDERS);
        String manifest = "Manifest-Version: 1.0\r\nClass-Path: lib/orders.jar gone.jar " + bills.toURI() + "\r\n\r\n";
        inventory.add(jar("app.jar", "META-INF/MANIFEST.MF", text(manifest)));
        read(inventory);

        assertThat(agent.states()).containsOnlyKeys("com.acme.Orders#old()", "com.acme.Bills#pay()");
    }

    @Test
    void a_damaged_jar_is_counted_and_the_others_are_read() throws Exception {
        Agent agent = Agent.forAcme();
        Inventory inventory = inventory(agent);
        Files.write(folder.resolve("damaged.jar"), text("no jar"));
        inventory.add(folder.resolve("damaged.jar").toFile());
        inventory.add(jar("app.jar", "com/acme/Orders.class", ORDERS));
        read(inventory);

        assertThat(agent.states()).containsOnlyKeys("com.acme.Orders#old()");
        assertThat(agent.health.failures(Failure.SCAN)).isEqualTo(1);
    }

    @Test
    void a_rule_that_names_nothing_is_absent_until_a_later_place_holds_what_it_names() throws Exception {
        Agent agent = new Agent(
                Collections.emptyList(),
                Collections.singletonList(RuleForTest.method("com.acme.Orders#n*", "renamed", 4)));
        Inventory inventory = inventory(agent);
        inventory.add(jar("other.jar", "com/acme/Bills.class", BILLS));
        assertThat(agent.states()).containsEntry("renamed", PathState.PENDING);
        read(inventory);
        assertThat(agent.states()).as("what it names may be deployed yet").containsEntry("renamed", PathState.PENDING);
        inventory.finish();
        assertThat(agent.states()).containsEntry("renamed", PathState.ABSENT);

        inventory.add(jar("app.jar", "com/acme/Orders.class", ORDERS));
        read(inventory);
        assertThat(agent.states()).containsEntry("renamed", PathState.PENDING);

        agent.transform("com/acme/Orders", ORDERS);
        assertThat(agent.states()).containsEntry("renamed", PathState.WATCHED);
    }

    @Test
    void of_two_rules_with_one_id_the_one_without_a_match_keeps_the_path_failed() throws Exception {
        Agent agent = new Agent(
                Collections.emptyList(),
                Arrays.asList(
                        RuleForTest.method("com.acme.Orders#now", "joined", 4),
                        RuleForTest.method("com.acme.Orders#mistyped", "joined", 5)));
        Inventory inventory = inventory(agent);
        inventory.add(jar("app.jar", "com/acme/Orders.class", ORDERS));
        read(inventory);
        inventory.add(jar("other.jar", "com/acme/Bills.class", BILLS));
        read(inventory);
        inventory.finish();

        assertThat(agent.states()).containsOnlyKeys("joined").containsValue(PathState.FAILED);
    }

    @Test
    void rules_that_overlap_have_all_found_what_they_name() throws Exception {
        List<PathRule> rules = Arrays.asList(
                RuleForTest.method("com.acme.Orders#*", null, 4), RuleForTest.method("com.acme.Orders#now", null, 5));
        Agent agent = new Agent(Collections.emptyList(), rules);
        Inventory inventory = inventory(agent);
        inventory.add(jar("app.jar", "com/acme/Orders.class", ORDERS));
        read(inventory);

        assertThat(agent.states().values()).containsOnly(PathState.PENDING);
        assertThat(agent.states())
                .containsOnlyKeys("com.acme.Orders#<init>()", "com.acme.Orders#old()", "com.acme.Orders#now()");
    }

    @Test
    void a_rule_that_gets_its_ids_from_what_it_finds_is_no_path_before() {
        Agent agent = new Agent(
                Collections.emptyList(),
                Arrays.asList(
                        RuleForTest.method("com.acme.Orders#now", null, 4),
                        RuleForTest.method("com.acme.Orders#o*", null, 5),
                        RuleForTest.method("com.acme.Orders#old()", null, 6),
                        RuleForTest.rule(PathKind.FIELD, "com.acme.Orders#count", null, 7)));
        inventory(agent);

        assertThat(agent.states()).containsOnlyKeys("com.acme.Orders#old()", "com.acme.Orders#count");
    }

    @Test
    void what_cannot_be_counted_yet_is_reported_as_uncountable() {
        Agent agent = new Agent(
                Collections.emptyList(),
                Collections.singletonList(RuleForTest.rule(PathKind.MESSAGE, "kafka orders.v1", null, 7)));
        inventory(agent);

        assertThat(agent.states()).containsEntry("kafka orders.v1", PathState.UNCOUNTABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "file:/opt/app.jar,                                             /opt/app.jar",
        "file:/opt/my%20app/classes/,                                   /opt/my app/classes",
        "file:/opt/a+b.jar,                                             /opt/a+b.jar",
        "file:/opt/hey!/app.jar,                                        /opt/hey!/app.jar",
        "jar:file:/opt/app.jar!/,                                       /opt/app.jar",
        "jar:file:/opt/app.jar!/BOOT-INF/lib/b.jar!/,                   /opt/app.jar",
        "jar:nested:/opt/app.jar/!BOOT-INF/classes/!/,                  /opt/app.jar",
        "jar:nested:/opt/app.jar/!BOOT-INF/lib/b.jar!/,                 /opt/app.jar",
        "http://host/app.jar,",
        "jrt:/java.sql,",
    })
    void the_place_of_a_class_is_found_in_its_address(String url, String place) throws Exception {
        Location location = Location.of(url);
        assertThat(location == null ? null : location.file()).isEqualTo(place == null ? null : new File(place));
    }
}
