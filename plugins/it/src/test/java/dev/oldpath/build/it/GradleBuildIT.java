package dev.oldpath.build.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.oldpath.build.it.Build.Outcome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the Gradle that this machine has. */
class GradleBuildIT {
    private static final String OUR_REPOSITORY = """
            settingsEvaluated { settings ->
                settings.pluginManagement.repositories {
                    def ours = maven { url '%s' }
                    remove(ours)
                    addFirst(ours)
                }
            }
            """;

    /** Where Gradle is missing, the test is reported as skipped; in CI it fails. */
    @BeforeEach
    void needs_gradle() {
        boolean there = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "gradle")));
        if (!there) {
            String missing = "there is no gradle on the PATH";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            abort(missing);
        }
    }

    @Test
    void a_build_lists_what_is_old_and_fails_while_it_is_used(@TempDir Path directory) throws Exception {
        Build build = Build.of(directory);

        Outcome scan = gradle(build, "oldpathScan");
        assertThat(scan.output()).contains("com.acme.orders.Orders#add(int)", "com.acme.orders.Orders#clear()");
        assertThat(scan.exitCode()).as(scan.output()).isZero();

        build.serviceRuns("build/classes/java/main");

        Outcome report = gradle(build, "oldpathReport");
        assertThat(report.output()).contains("IN USE", "com.acme.orders.Orders#add(int)");
        assertThat(report.exitCode()).as(report.output()).isZero();

        Outcome used = gradle(
                build, "oldpathCanIRemove", "-Poldpath.arguments='com.acme.orders.Orders#add(int)' --format github");
        assertThat(used.exitCode()).isOne();
        assertThat(used.output().lines()).anyMatch(line -> line.startsWith("::error"));
        assertThat(used.output()).contains("oldpath: can-i-remove: at least one is IN_USE (exit code 1)");

        Outcome wrong = gradle(build, "oldpathReport", "-Poldpath.arguments=--formt json");
        assertThat(wrong.exitCode()).isOne();
        assertThat(wrong.output().lines()).anyMatch(line -> line.startsWith("> oldpath: Unknown option"));
    }

    private static Outcome gradle(Build build, String... arguments) throws Exception {
        Path ours = build.directory().resolve("ours.gradle");
        Files.writeString(ours, OUR_REPOSITORY.formatted(Build.REPOSITORY.toUri()));
        List<String> command = new ArrayList<>(List.of(
                "gradle",
                "--offline",
                "--no-daemon",
                "--console=plain",
                "--gradle-user-home",
                build.directory().resolve("home").toString(),
                "--init-script",
                ours.toString()));
        command.addAll(List.of(arguments));
        return build.run(command);
    }
}
