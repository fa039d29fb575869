package dev.oldpath.review.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    private Path folder = Path.of("");
    private Path classes = Path.of("");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void compile(@TempDir Path temporary) throws Exception {
        folder = temporary;
        classes = folder.resolve("classes");
        Path source = folder.resolve("Orders.java");
        Files.writeString(source, """
                package com.acme.shop;
                public abstract class Orders {
                    @Deprecated(since = "2.3") public int total() { return 0; }
                    @Deprecated public abstract int count();
                    @Deprecated public static final int LIMIT = 3;
                    public void price(String item) {}
                    public static void main(String[] args) {}
                }
                """);
        int result =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(result).isZero();
    }

    @Test
    void a_directory_shows_what_is_deprecated_and_what_of_it_can_be_counted() {
        assertThat(scan(classes.toString())).isZero();
        assertThat(lines(out))
                .anyMatch(line -> line.matches("method +com\\.acme\\.shop\\.Orders#total\\(\\) +yes +- +2\\.3 .*"))
                .anyMatch(line -> line.matches("method +com\\.acme\\.shop\\.Orders#count\\(\\) +yes .*"))
                .anyMatch(line ->
                        line.matches("field +com\\.acme\\.shop\\.Orders#LIMIT +no \\(inlined by the compiler\\) .*"))
                .contains("3 old paths");
    }

    @Test
    void nothing_in_code_steers_a_terminal() throws Exception {
        Path source = Files.writeString(
                folder.resolve("Odd.java"),
                "package com.acme; class Odd { @Deprecated(since = \"a\\u202eb\\u009bc\") void old() {} }");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.resolve("odd").toString(), source.toString()))
                .isZero();

        assertThat(scan("--format", "json", folder.resolve("odd").toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"a\\u202Eb\\u009Bc\"");
        out.reset();
        assertThat(scan("--format", "sarif", folder.resolve("odd").toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("since a\\u202Eb\\u009Bc");
        out.reset();
        assertThat(scan(folder.resolve("odd").toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("a?b?c");
    }

    @Test
    void a_jar_inside_an_executable_jar_counts_deprecation_only_in_the_packages_of_the_application() throws Exception {
        Path jar = folder.resolve("app.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Start-Class"), "org.other.Start");
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            archive.putNextEntry(new JarEntry("BOOT-INF/classes/com/acme/shop/Orders.class"));
            archive.write(Files.readAllBytes(classes.resolve("com/acme/shop/Orders.class")));
        }
        assertThat(scan(jar.toString())).isZero();
        assertThat(lines(out)).contains("0 old paths");
        assertThat(lines(err))
                .containsExactly(
                        "oldpath: @Deprecated counts in org.other alone; --packages names others, * is everywhere");
        out.reset();
        assertThat(scan("--packages", "com.acme", jar.toString())).isZero();
        assertThat(lines(out)).contains("3 old paths");
    }

    @Test
    void a_folder_without_code_does_not_look_like_code_without_old_paths() throws Exception {
        assertThat(scan(Files.createDirectory(folder.resolve("empty")).toString()))
                .isZero();
        assertThat(lines(out)).contains("0 old paths");
        assertThat(lines(err)).containsExactly("oldpath: there is no class file in it");
    }

    @Test
    void the_rules_of_the_agent_count_and_one_without_a_match_is_reported() throws Exception {
        Path config = folder.resolve("oldpath.yaml");
        Files.writeString(config, """
                paths:
                  - method: com.acme.shop.Orders#price
                    owner: team-orders
                  - method: com.acme.shop.Orders#prize
                """);
        assertThat(scan("--format", "json", "--config", config.toString(), classes.toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"com.acme.shop.Orders#price(java.lang.String)\"")
                .contains("\"owner\" : \"team-orders\"");
        assertThat(lines(err))
                .containsExactly(
                        "oldpath: " + config + ":4: method rule com.acme.shop.Orders#prize names nothing here");
    }

    @Test
    void the_jars_in_a_folder_are_read_at_any_depth() throws Exception {
        Path jar = Files.createDirectories(folder.resolve("lib/deep")).resolve("orders.jar");
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(jar))) {
            archive.putNextEntry(new JarEntry("com/acme/shop/Orders.class"));
            archive.write(Files.readAllBytes(classes.resolve("com/acme/shop/Orders.class")));
        }
        assertThat(scan(folder.resolve("lib").toString())).isZero();
        assertThat(lines(out)).contains("3 old paths");

        Files.writeString(folder.resolve("lib/broken.jar"), "no jar");
        out.reset();
        assertThat(scan(folder.resolve("lib").toString())).isEqualTo(65);
        assertThat(lines(out)).contains("3 old paths");
        assertThat(lines(err)).singleElement().asString().contains("broken.jar cannot be read");
    }

    @Test
    void rules_that_code_alone_does_not_show_are_named() throws Exception {
        Path config = folder.resolve("oldpath.yaml");
        Files.writeString(config, "paths:\n  - endpoint: GET /v1/orders\n    confirmed: 2026-11-26\n");

        assertThat(scan(classes.toString(), "--config", config.toString())).isZero();
        assertThat(lines(err))
                .singleElement()
                .asString()
                .endsWith(
                        "oldpath.yaml:2: endpoint rule GET /v1/orders is left out: scan finds methods and fields only");
    }

    @Test
    void what_is_not_there_is_reported_as_unreadable() {
        assertThat(scan("no-such.jar")).isEqualTo(65);
        assertThat(lines(err)).containsExactly("oldpath: no-such.jar: cannot be read: there is no such file");
    }

    private int scan(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "scan";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Main()
                .run(
                        all,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static List<String> lines(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
