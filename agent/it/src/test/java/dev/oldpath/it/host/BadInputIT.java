package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator writes wrong costs one line each that names the place, and nothing else. */
class BadInputIT {
    private static final String MAIN = "com.acme.loading.Main";
    private static final String OLD = "com.acme.loading.Main$Old#call()";

    private static Exit run(Launch launch) {
        Exit exit = launch.main(Fixtures.LOADING, MAIN).run();
        assertThat(exit.out()).containsExactly("done");
        assertThat(exit.err()).as("nothing but the agent's lines").isEqualTo(exit.agentLines());
        return exit;
    }

    @ParameterizedTest
    @EnumSource
    void every_bad_entry_of_a_file_is_one_line_with_file_and_line_and_the_good_ones_work(Jdk jdk) {
        String config = Watched.config("""
                export:
                  interval: soon
                colour: blue
                paths:
                  - method: com.acme.loading.Main$Old.call
                  - method: com.acme.loading.Main$Old#call
                    id: named
                    quiet: a while
                  - endpoint: /v1/orders
                  - metod: com.acme.loading.Main#main
                """);
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = run(Launch.on(jdk)
                    .environment("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint())
                    .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                    .property("oldpath.config", config)
                    .agent());

            Map<Integer, String> faults = Map.of(
                    2,
                    "soon",
                    3,
                    "colour",
                    5,
                    "com.acme.loading.Main$Old.call",
                    8,
                    "a while",
                    9,
                    "/v1/orders",
                    10,
                    "method");
            faults.forEach((line, fault) -> assertThat(exit.agentLines())
                    .filteredOn(text -> text.contains(config + ":" + line + ":"))
                    .as("line %d", line)
                    .singleElement()
                    .asString()
                    .contains(fault));
            assertThat(exit.agentLines())
                    .filteredOn(text -> text.contains(config))
                    .hasSize(faults.size());
            Evidence evidence = receiver.evidence();
            assertThat(evidence.uses("named")).isEqualTo(1);
            assertThat(evidence.failures("config")).isEqualTo(faults.size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oldpath.export.interval | 1 fortnight | oldpath.export.interval",
                "oldpath.exporter        | pigeon      | pigeon",
                "oldpath.clients.max     | many        | many",
                "oldpath.log.level       | loud        | loud",
                "oldpath.packagse        | com.acme    | oldpath.packages",
                "oldpath.enabled         | perhaps     | perhaps",
            })
    void a_bad_property_is_one_line(String key, String value, String complaint) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = run(Launch.on(Jdk.JDK_17)
                    .environment("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint())
                    .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                    .property(key, value)
                    .agent());

            assertThat(exit.complaints()).singleElement().asString().contains(complaint);
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
        }
    }

    @Test
    void bad_arguments_and_bad_variables_are_one_line_each() {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = run(Watched.to(receiver.endpoint(), Jdk.JDK_17)
                    .environment("OLDPATH_EXPORT_INTERVALL", "1s")
                    .environment("OTEL_EXPORTER_OTLP_TIMEOUT", "long")
                    .agent("nonsense,colour=blue"));

            assertThat(exit.complaints()).hasSize(4);
            for (String fault :
                    List.of("OLDPATH_EXPORT_INTERVALL", "OTEL_EXPORTER_OTLP_TIMEOUT", "nonsense", "colour")) {
                assertThat(exit.agentLines())
                        .filteredOn(line -> line.contains(fault))
                        .hasSize(1);
            }
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
        }
    }

    @Test
    void a_file_that_does_not_exist_is_one_line() {
        assertOneLineAbout("/no/such/oldpath.yaml");
    }

    @Test
    void a_directory_instead_of_a_file_is_one_line() {
        assertOneLineAbout(Work.directory("config").toString());
    }

    @Test
    void a_file_that_is_no_yaml_is_one_line_with_the_line() {
        String config = Watched.config("paths:\n  - method: [\n");
        assertThat(assertOneLineAbout(config)).contains(config + ":");
    }

    @Test
    void a_binary_file_is_one_line() throws IOException {
        Path file = Work.directory("config").resolve("oldpath.yaml");
        Files.write(file, "\u0000\u0001PNG\n\n\u00ff".getBytes(StandardCharsets.ISO_8859_1));
        assertOneLineAbout(file.toString());
    }

    private static String assertOneLineAbout(String config) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = run(Watched.by(receiver, Jdk.JDK_17).property("oldpath.config", config));

            assertThat(receiver.evidence().uses(OLD)).isEqualTo(1);
            assertThat(receiver.evidence().failures("config")).isEqualTo(1);
            assertThat(exit.complaints()).singleElement().asString().contains(config);
            return exit.complaints().get(0);
        }
    }

    @Test
    void an_empty_file_is_fine() {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = run(Watched.by(receiver, Jdk.JDK_17).property("oldpath.config", Watched.config("")));

            assertThat(exit.complaints()).isEmpty();
        }
    }

    @Test
    void an_evidence_directory_that_cannot_be_written_is_one_line() throws IOException {
        Path file = Files.createFile(Work.directory("evidence").resolve("a-file"));
        Exit exit = run(Launch.on(Jdk.JDK_17).agent("exporter=file,file=" + file));

        assertThat(exit.complaints()).singleElement().asString().contains(file.toString());
    }

    @Test
    void an_endpoint_that_is_no_address_is_one_line() {
        Exit exit = run(Watched.to("localhost/4318", Jdk.JDK_17).agent());

        assertThat(exit.agentLines())
                .filteredOn(line -> line.contains("OTEL_EXPORTER_OTLP_ENDPOINT"))
                .singleElement()
                .asString()
                .contains("localhost/4318");
    }
}
