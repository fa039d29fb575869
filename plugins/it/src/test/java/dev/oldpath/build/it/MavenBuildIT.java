package dev.oldpath.build.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.build.it.Build.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenBuildIT {
    private static final String SETTINGS = """
            <settings>
              <localRepository>%s</localRepository>
              <mirrors>
                <mirror>
                  <id>downloaded</id>
                  <mirrorOf>*</mirrorOf>
                  <url>%s</url>
                </mirror>
              </mirrors>
            </settings>
            """;

    @Test
    void a_build_lists_what_is_old_and_fails_while_it_is_used(@TempDir Path directory) throws Exception {
        Build build = Build.of(directory);

        Outcome compiled = maven(build, "process-classes");
        assertThat(compiled.output()).contains("com.acme.orders.Orders#add(int)", "com.acme.orders.Orders#clear()");
        assertThat(compiled.exitCode()).as(compiled.output()).isZero();

        build.serviceRuns("target/classes");

        Outcome report = maven(build, "oldpath:report");
        assertThat(report.output()).contains("IN USE", "com.acme.orders.Orders#add(int)");
        assertThat(report.exitCode()).as(report.output()).isZero();

        Outcome used = maven(
                build, "oldpath:can-i-remove", "-Doldpath.arguments='com.acme.orders.Orders#add(int)' --format github");
        assertThat(used.exitCode()).isOne();
        assertThat(used.output().lines()).anyMatch(line -> line.startsWith("::error"));
        assertThat(used.output()).contains("oldpath: can-i-remove: at least one is IN_USE (exit code 1)");

        Outcome early = maven(build, "oldpath:can-i-remove", "-Doldpath.arguments=com.acme.orders.Orders#clear()");
        assertThat(early.exitCode()).isOne();
        assertThat(early.output()).contains("at least one is BLIND or TOO_EARLY (exit code 2)");
    }

    @Test
    void a_mistyped_option_fails_the_build_with_the_line_of_the_command(@TempDir Path directory) throws Exception {
        Outcome outcome = maven(Build.of(directory), "oldpath:report", "-Doldpath.arguments=--formt json");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.output().lines())
                .anyMatch(line -> line.contains("Failed to execute goal") && line.contains("oldpath: Unknown option"));
    }

    /** What the outer build has downloaded is the only repository of the inner one: nothing is fetched. */
    private static Outcome maven(Build build, String... arguments) throws Exception {
        Path settings = build.directory().resolve("settings.xml");
        String downloaded = Path.of(System.getProperty("downloaded")).toUri().toString();
        Files.writeString(settings, SETTINGS.formatted(Build.REPOSITORY, downloaded));
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("maven.executable"), "-B", "-ntp", "-s", settings.toString()));
        command.addAll(List.of(arguments));
        return build.run(command);
    }
}
