package dev.oldpath.review.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.CommandLineFixture.Answer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.tools.Layout;
import org.springframework.boot.loader.tools.Layouts;
import org.springframework.boot.loader.tools.Libraries;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** Jars and wars as Spring Boot's own build tool packs them, and a war for a server. */
class ArchivesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path application = Path.of("");
    private Path library = Path.of("");

    @BeforeEach
    void build() throws IOException {
        application = BuiltJars.jar(
                directory,
                "shop",
                Map.of(
                        "com.acme.shop.Shop",
                        "package com.acme.shop; public class Shop { @Deprecated public void sell() {}"
                                + " public static void main(String[] arguments) {} }"));
        library = BuiltJars.jar(
                directory,
                "money",
                Map.of("org.money.Coin", "package org.money; public class Coin { @Deprecated public void flip() {} }"));
    }

    @Test
    void of_a_boot_jar_the_packages_of_the_application_count_unless_others_are_named() throws IOException {
        Path boot = repackaged("boot.jar", new Layouts.Jar());
        assertThat(paths(boot.toString())).containsExactly("com.acme.shop.Shop#sell()");
        assertThat(paths("--packages", "*", boot.toString()))
                .containsExactly("com.acme.shop.Shop#sell()", "org.money.Coin#flip()");
    }

    @Test
    void of_an_executable_war_too() throws IOException {
        Path war = repackaged("boot.war", new Layouts.War());
        assertThat(paths(war.toString())).containsExactly("com.acme.shop.Shop#sell()");
        assertThat(paths("--packages", "com.acme,org.money", war.toString()))
                .containsExactly("com.acme.shop.Shop#sell()", "org.money.Coin#flip()");
    }

    @Test
    void of_a_war_for_a_server_the_packages_of_its_own_classes_count() throws IOException {
        Path unpacked = directory.resolve("unpacked");
        Path classes = Files.createDirectories(unpacked.resolve("WEB-INF/classes"));
        Path libraries = Files.createDirectories(unpacked.resolve("WEB-INF/lib"));
        Files.copy(library, libraries.resolve("money.jar"));
        Process unpack = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jar").toString(), "xf", application.toString())
                .directory(classes.toFile())
                .inheritIO()
                .start();
        assertThat(unpack.onExit().join().exitValue()).isZero();
        Path war = directory.resolve("server.war");
        BuiltJars.run("jar", "--create", "--file", war.toString(), "-C", unpacked.toString(), ".");

        for (Path place : List.of(war, unpacked)) {
            assertThat(paths(place.toString())).containsExactly("com.acme.shop.Shop#sell()");
            assertThat(paths("--packages", "*", place.toString()))
                    .containsExactly("com.acme.shop.Shop#sell()", "org.money.Coin#flip()");
        }
    }

    @Test
    void a_folder_with_all_of_them_is_read_as_a_whole() throws IOException {
        Path releases = directory.resolve("releases");
        Path folder = Files.createDirectories(releases.resolve("deep"));
        Files.copy(repackaged("boot.jar", new Layouts.Jar()), folder.resolve("boot.jar"));
        Files.copy(repackaged("boot.war", new Layouts.War()), folder.resolve("boot.war"));
        assertThat(paths("--packages", "com.acme,org.money", releases.toString()))
                .containsExactly("com.acme.shop.Shop#sell()", "org.money.Coin#flip()");
    }

    private Path repackaged(String name, Layout layout) throws IOException {
        Path packed = directory.resolve(name);
        Repackager repackager = new Repackager(application.toFile());
        repackager.setBackupSource(false);
        repackager.setLayout(layout);
        repackager.setMainClass("com.acme.shop.Shop");
        File file = library.toFile();
        Libraries libraries = callback -> callback.library(new Library(file, LibraryScope.COMPILE));
        repackager.repackage(packed.toFile(), libraries);
        return packed;
    }

    private static List<String> paths(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "scan";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Answer answer = CommandLineFixture.run(all);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return answer.out()
                .lines()
                .filter(line -> line.startsWith("method "))
                .map(line -> line.split(" +", 3)[1])
                .toList();
    }
}
