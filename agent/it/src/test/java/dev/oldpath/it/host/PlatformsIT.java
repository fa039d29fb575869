package dev.oldpath.it.host;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.http.Server;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What newer platforms brought: modules, new class files, virtual threads. */
class PlatformsIT {
    @ParameterizedTest
    @EnumSource
    void an_application_in_named_modules_is_watched(Jdk jdk) {
        Fixture modular = Fixture.of("modular");
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, jdk)
                    .options("--module-path", modular.classes().toString())
                    .options("--module", "com.acme.modular/com.acme.modular.Main")
                    .run();

            assertThat(exit.out()).containsExactly("done in com.acme.modular");
            assertThat(receiver.evidence().uses("com.acme.modular.Main#old()")).isEqualTo(2);
        }
    }

    @Test
    void class_files_of_java_25_are_watched() throws IOException {
        Path classes = compileWithJdk25("marks");
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, Jdk.JDK_25)
                    .main(List.of(classes, Fixture.api()), "com.acme.marks.Main")
                    .run();

            assertThat(receiver.evidence().uses("legacy-price")).isEqualTo(2);
            assertThat(receiver.evidence().uses("com.acme.marks.Line$Amount#cents()"))
                    .isEqualTo(6);
            assertThat(receiver.evidence().failures("weave")).isZero();
            assertThat(receiver.evidence().failures("scan")).isZero();
        }
    }

    private static Path compileWithJdk25(String fixture) throws IOException {
        Path classes = Work.directory("java-25");
        List<String> arguments = new ArrayList<>(List.of("--release", "25", "-nowarn", "-Xlint:none"));
        arguments.addAll(
                List.of("-d", classes.toString(), "-classpath", Fixture.api().toString()));
        try (Stream<Path> sources = Files.walk(Work.sources(fixture))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        try (ForkedJvm javac = Launch.on(Jdk.JDK_25).tool("javac", arguments.toArray(String[]::new))) {
            javac.finish().assertSuccess();
        }
        return classes;
    }

    @Test
    void requests_on_virtual_threads_belong_to_their_clients() {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, Jdk.JDK_25)
                        .main(Server.JDK_HTTP_SERVER.fixture(), Server.JDK_HTTP_SERVER.main(), "virtual")
                        .start()) {
            JdkClient client = new JdkClient(Integer.parseInt(jvm.await("port ")));
            client.flood("/price", 200, "crowd-a", "crowd-b", "crowd-c");
            jvm.finish().assertSuccess();

            assertThat(receiver.evidence().usesByClient("price"))
                    .containsOnly(
                            entry("crowd-a/1/header", 200L),
                            entry("crowd-b/1/header", 200L),
                            entry("crowd-c/1/header", 200L));
        }
    }
}
