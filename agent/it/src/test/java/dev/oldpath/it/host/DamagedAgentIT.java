package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.http.Server;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An agent of which a part is missing: the server answers, and nothing that went unwatched looks unused. */
class DamagedAgentIT {
    private static final String RULE = """
            paths:
              - endpoint: GET /price
                id: old-price
            """;

    @ParameterizedTest
    @EnumSource(names = {"TOMCAT_11", "UNDERTOW_HANDLERS"})
    void without_what_applies_advice_the_endpoint_is_failed(Server server) throws IOException {
        Run run = run(server, "inside/net/bytebuddy/asm/Advice.classdata");

        assertThat(run.evidence().states()).containsEntry("old-price", "failed");
        assertThat(run.evidence().usesByClient("old-price")).isEmpty();
        assertThat(run.exit().complaints())
                .anySatisfy(line -> assertThat(line).contains("cannot weave").contains("net/bytebuddy/asm/Advice"));
    }

    @ParameterizedTest
    @EnumSource(names = "TOMCAT_11")
    void without_what_writes_classes_nothing_is_watched(Server server) throws IOException {
        Run run = run(server, "inside/net/bytebuddy/jar/asm/ClassWriter.classdata");

        assertThat(run.evidence().states().values()).doesNotContain("watched", "pending");
        assertThat(run.exit().complaints()).anySatisfy(line -> assertThat(line).contains("ClassWriter"));
    }

    private record Run(Exit exit, Evidence evidence) {}

    private static Run run(Server server, String missing) throws IOException {
        Path agent = Work.directory("damaged").resolve("oldpath-agent.jar");
        copyWithout(missing, agent);
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.to(receiver.endpoint(), Jdk.JDK_17)
                        .options("-javaagent:" + agent)
                        .property("oldpath.config", Watched.config(RULE))
                        .main(server.fixture(), server.main())
                        .start()) {
            JdkClient client = new JdkClient(Integer.parseInt(jvm.await("port ")));
            List<Integer> answers = List.of(client.get("/price"), client.get("/price"), client.get("/v2/orders/1"));
            Exit exit = jvm.finish().assertSuccess();

            assertThat(answers).as("answers of the server").containsOnly(200);
            return new Run(exit, receiver.evidence());
        }
    }

    /** The entry is there, or the test would show nothing. */
    private static void copyWithout(String missing, Path copy) throws IOException {
        try (ZipFile jar = new ZipFile(Work.agent().toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            assertThat(jar.getEntry(missing)).as(missing).isNotNull();
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.getName().equals(missing)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
    }
}
