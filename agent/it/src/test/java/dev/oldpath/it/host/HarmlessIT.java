package dev.oldpath.it.host;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The agent in places where it was not meant to be, and the JVM around it. */
class HarmlessIT {
    private static final String MAIN = "com.acme.loading.Main";
    private static final String OLD = "com.acme.loading.Main$Old#call()";

    @ParameterizedTest
    @EnumSource
    void attached_twice_it_counts_once(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, jdk)
                    .agent()
                    .main(Fixtures.LOADING, MAIN)
                    .run();

            assertThat(exit.out()).containsExactly("done");
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
            assertThat(receiver.evidence().points("oldpath.agent.info")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_copy_of_the_jar_is_no_second_agent(Jdk jdk) throws IOException {
        Path copy = Work.directory("a copy with spaces").resolve("oldpath agent.jar");
        Files.copy(Work.agent(), copy);
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, jdk)
                    .options("-javaagent:" + copy)
                    .main(Fixtures.LOADING, MAIN)
                    .run();

            assertThat(exit.out()).containsExactly("done");
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
            assertThat(receiver.evidence().points("oldpath.agent.info")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_jar_on_the_class_path_changes_nothing(Jdk jdk) {
        List<Path> classPath = new ArrayList<>(List.of(Work.agent()));
        classPath.addAll(Fixtures.LOADING.classPath());
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit plain = Launch.on(jdk).main(classPath, MAIN).run();
            Watched.by(receiver, jdk).main(classPath, MAIN).run();

            assertThat(plain.out()).containsExactly("done");
            assertThat(plain.err()).isEmpty();
            assertThat(receiver.evidence().states()).containsOnlyKeys(OLD, "com.acme.loading.Redeploy$Deployed#call()");
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_copied_jar_in_a_place_with_spaces_works(Jdk jdk) throws IOException {
        Path copy = Work.directory("a place with spaces").resolve("oldpath agent.jar");
        Files.copy(Work.agent(), copy);
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.to(receiver.endpoint(), jdk)
                    .options("-javaagent:" + copy)
                    .main(Fixtures.LOADING, MAIN)
                    .run();

            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tools_of_the_jdk_work_and_print_what_they_always_print(Jdk jdk) throws IOException {
        Path directory = Work.directory("tools");
        Path source = Files.writeString(directory.resolve("Empty.java"), "class Empty {}");
        String store = directory.resolve("store.p12").toString();
        try (OtlpReceiver receiver = Receivers.http()) {
            assertSame(jdk, receiver, "javac", "-verbose", "-d", directory.toString(), source.toString());
            assertSame(jdk, receiver, "javac", "-version");
            assertSame(jdk, receiver, "javap", "-cp", directory.toString(), "Empty");
            assertSame(jdk, receiver, "jar", "--list", "--file", Fixture.api().toString());
            assertSame(jdk, receiver, "keytool", "-genkeypair", "-keyalg", "EC", "-dname", "CN=a", "-keystore", store);
            tool(jdk, receiver, "jps").assertSuccess();

            assertThat(receiver.evidence().exports()).isEmpty();
        }
    }

    private static void assertSame(Jdk jdk, OtlpReceiver receiver, String tool, String... arguments) {
        Exit plain = Launch.on(jdk).tool(tool, arguments).finish();
        Exit watched = tool(jdk, receiver, tool, arguments);

        assertThat(watched.code()).as("exit code of %s", tool).isEqualTo(plain.code());
        assertThat(watched.out()).as("output of %s", tool).isEqualTo(plain.out());
        assertThat(watched.agentLines()).as("lines of the agent in %s", tool).isEmpty();
    }

    private static Exit tool(Jdk jdk, OtlpReceiver receiver, String tool, String... arguments) {
        try (ForkedJvm jvm = Watched.to(receiver.endpoint(), jdk)
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Work.agent())
                .tool(tool, arguments)) {
            return jvm.finish();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_application_under_java_tool_options_is_watched(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.to(receiver.endpoint(), jdk)
                    .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Work.agent())
                    .main(Fixtures.LOADING, MAIN)
                    .run();

            assertThat(exit.out()).containsExactly("done");
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_application_still_chooses_its_log_manager_and_its_mbean_server(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.grpc();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                        .main(Fixtures.LOADING, "com.acme.loading.LateChoices")
                        .start()) {
            jvm.await("ready");
            Evidence evidence = receiver.evidence();
            evidence.await("the agent at work", now -> now.exports().size() >= 2);
            jvm.send("go on");

            assertThat(jvm.await("logs ")).isEqualTo("Logs");
            assertThat(jvm.await("beans ")).isEqualTo("true");
            jvm.finish().assertSuccess();
        }
    }

    @ParameterizedTest
    @EnumSource
    void class_loaders_of_woven_classes_are_collected(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, jdk)
                    .main(Fixtures.LOADING, "com.acme.loading.Redeploy", "20")
                    .run();

            assertThat(receiver.evidence().usesByClient("com.acme.loading.Redeploy$Deployed#call()"))
                    .containsExactly(entry("_unknown/_unknown/unknown", 20L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void class_loaders_are_not_asked_while_classes_load(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, jdk)
                    .main(Fixtures.ENTANGLED, "com.acme.entangled.Entangled")
                    .run();

            assertThat(exit.out()).containsExactly("done");
            assertThat(receiver.evidence().uses("com.acme.entangled.Entangled$Shared#old"))
                    .as("reads and writes")
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_of_the_agent_is_reached_from_objects_of_the_application(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, jdk)
                    .options("-Djol.magicFieldOffset=true")
                    .main(Fixtures.FOOTPRINT, "com.acme.footprint.Main")
                    .run();

            assertThat(receiver.evidence().uses("com.acme.footprint.Main$Settings#old"))
                    .isEqualTo(1);
            assertThat(exit.out())
                    .filteredOn(line -> line.startsWith("reached"))
                    .containsExactly("reached nothing", "reached nothing");
        }
    }
}
