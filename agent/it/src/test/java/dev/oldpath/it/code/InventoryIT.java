package dev.oldpath.it.code;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Jars;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old paths are known before their classes are loaded, however the application is packed. */
class InventoryIT {
    private static final String MAIN = "com.acme.inventory.Main";
    private static final String DORMANT = "com.acme.inventory.Dormant";
    private static final String NESTED = "com.acme.inventory.Dormant$Nested";

    private static final Map<String, String> ALL_PENDING = Map.of(
            "dormant",
            "pending",
            "dormant-branch",
            "pending",
            DORMANT + "#deprecated()",
            "pending",
            DORMANT + "#stock",
            "pending",
            NESTED + "#deprecated()",
            "pending",
            "named-by-rule",
            "pending");

    @ParameterizedTest
    @EnumSource
    void marks_in_an_exploded_directory_are_pending_until_their_class_is_loaded(Jdk jdk) {
        pendingThenWatched(jdk, launch -> launch.main(Fixtures.INVENTORY, MAIN));
    }

    @ParameterizedTest
    @EnumSource
    void marks_in_a_plain_jar_are_pending_until_their_class_is_loaded(Jdk jdk) {
        Path jar = Jars.library(Fixtures.INVENTORY.classes());
        pendingThenWatched(jdk, launch -> launch.main(List.of(jar, Fixture.api()), MAIN));
    }

    @ParameterizedTest
    @EnumSource
    void marks_in_an_executable_jar_are_pending_until_their_class_is_loaded(Jdk jdk) {
        Path jar = Jars.executable(Fixtures.INVENTORY.classes(), MAIN, Fixtures.INVENTORY.jars());
        pendingThenWatched(jdk, launch -> launch.jar(jar));
    }

    @ParameterizedTest
    @EnumSource
    void marks_in_a_library_named_by_the_manifest_are_pending_until_their_class_is_loaded(Jdk jdk) {
        Path library = Jars.library(Fixtures.INVENTORY.classes());
        Path jar = Jars.executable(Work.directory("empty"), MAIN, List.of(library, Fixture.api()));
        pendingThenWatched(jdk, launch -> launch.jar(jar));
    }

    @ParameterizedTest
    @EnumSource
    void marks_in_the_classes_of_a_spring_boot_jar_are_pending_until_their_class_is_loaded(Jdk jdk) {
        pendingThenWatched(jdk, launch -> launch.jar(springBoot(Fixtures.INVENTORY.classes(), List.of(Fixture.api()))));
    }

    @ParameterizedTest
    @EnumSource
    void marks_in_a_jar_nested_in_a_spring_boot_jar_are_pending_until_their_class_is_loaded(Jdk jdk) {
        Path library = Jars.library(Fixtures.INVENTORY.classes());
        Path empty = Work.directory("empty");
        pendingThenWatched(jdk, launch -> launch.jar(springBoot(empty, List.of(library, Fixture.api()))));
    }

    @ParameterizedTest
    @EnumSource
    void marks_in_an_unpacked_spring_boot_jar_are_found_behind_its_launcher(Jdk jdk) {
        Path jar = springBoot(Fixtures.INVENTORY.classes(), List.of(Fixture.api()));
        pendingThenWatched(
                jdk,
                launch ->
                        launch.main(List.of(Jars.unpacked(jar)), "org.springframework.boot.loader.launch.JarLauncher"));
    }

    private static Path springBoot(Path classes, List<Path> libraries) {
        Path loader = Fixture.of("inventory").with("spring-boot").jars().get(0);
        return Jars.springBoot(loader, classes, MAIN, libraries);
    }

    private static void pendingThenWatched(Jdk jdk, UnaryOperator<Launch> application) {
        String rules = Watched.config("""
                paths:
                  - method: com.acme.inventory.Dormant#named
                    id: named-by-rule
                """);
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = application
                        .apply(Watched.by(receiver, jdk).property("oldpath.config", rules))
                        .start()) {
            Evidence evidence = receiver.evidence();
            evidence.await("everything pending", now -> now.states().equals(ALL_PENDING));
            assertThat(evidence.info("dormant")).containsEntry("oldpath.path.owner", "team-sleep");

            jvm.send(DORMANT);
            jvm.await("loaded " + DORMANT);
            evidence.await("loaded class watched", now -> now.state("dormant").equals("watched"));

            Exit exit = jvm.finish().assertSuccess();
            assertThat(evidence.states())
                    .containsOnly(
                            entry("dormant", "watched"),
                            entry("dormant-branch", "watched"),
                            entry(DORMANT + "#deprecated()", "watched"),
                            entry(DORMANT + "#stock", "watched"),
                            entry("named-by-rule", "watched"),
                            entry(NESTED + "#deprecated()", "pending"));
            assertThat(exit.agentLines()).noneMatch(line -> line.contains("named-by-rule"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_rule_that_names_nothing_is_logged_once_and_reported_as_absent(Jdk jdk) {
        String rules = Watched.config("""
                paths:
                  - method: com.acme.inventory.Dormant#marked
                  - method: com.acme.inventory.Dormant#mistyped
                    id: typing-error
                    owner: team-rules
                  - method: com.acme.Nowhere#*
                  - field: com.acme.inventory.Dormant#unknown
                    id: unknown-field
                  - payload: com.acme.inventory.Dormnt#stock
                  - payload: com.acme.inventory.Dormant#stock
                    id: body-of-dormant
                """);
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", rules)
                        .main(Fixtures.INVENTORY, MAIN)
                        .start()) {
            Evidence evidence = receiver.evidence();
            evidence.await("the rule absent", now -> now.state("typing-error").equals("absent"));
            assertThat(evidence.state("com.acme.Nowhere#*")).isEqualTo("absent");
            assertThat(evidence.state("unknown-field")).isEqualTo("absent");
            evidence.await(
                    "the class missed",
                    now -> now.state("com.acme.inventory.Dormnt#stock").equals("absent"));
            assertThat(evidence.info("com.acme.inventory.Dormnt#stock"))
                    .containsEntry("oldpath.path.reason", "there is no class com.acme.inventory.Dormnt");
            assertThat(evidence.state("body-of-dormant")).isEqualTo("pending");
            assertThat(evidence.info("unknown-field")).containsEntry("oldpath.path.kind", "field");
            assertThat(evidence.info("typing-error")).containsEntry("oldpath.path.owner", "team-rules");
            jvm.send(DORMANT);
            jvm.await("loaded ");

            Exit exit = jvm.finish().assertSuccess();
            assertThat(exit.agentLines())
                    .filteredOn(line -> line.contains("mistyped"))
                    .singleElement()
                    .asString()
                    .contains(rules + ":3");
        }
    }
}
