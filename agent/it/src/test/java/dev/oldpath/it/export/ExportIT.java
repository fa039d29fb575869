package dev.oldpath.it.export;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Certificate;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways out of the process. */
class ExportIT {
    private static final String MAIN = "com.acme.exits.Main";
    private static final String OLD = MAIN + "#old()";

    private static Exit useTwice(Launch launch) {
        try (ForkedJvm jvm = launch.main(Fixtures.EXITS, MAIN).start()) {
            jvm.send("use");
            jvm.send("use");
            return jvm.finish().assertSuccess();
        }
    }

    private static void assertArrived(Evidence evidence) {
        assertThat(evidence.state(OLD)).isEqualTo("watched");
        assertThat(evidence.uses(OLD)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void over_grpc(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.grpc()) {
            useTwice(Watched.to(receiver.endpoint(), jdk)
                    .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                    .environment("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=acme,authorization=Bearer%20t0ken")
                    .agent());

            assertArrived(receiver.evidence());
            assertThat(receiver.headers())
                    .allSatisfy(headers -> assertThat(headers)
                            .contains(entry("x-tenant", "acme"), entry("authorization", "Bearer t0ken")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void over_http_with_headers_and_compression(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            useTwice(Watched.to(receiver.endpoint(), jdk)
                    .environment("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=acme")
                    .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
                    .agent());

            assertArrived(receiver.evidence());
            assertThat(receiver.headers())
                    .allSatisfy(headers -> assertThat(headers)
                            .contains(
                                    entry("x-tenant", "acme"),
                                    entry("content-encoding", "gzip"),
                                    entry("content-type", "application/x-protobuf")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void over_https_with_a_certificate_from_a_file(Jdk jdk) {
        Certificate certificate = Certificate.create();
        try (OtlpReceiver receiver = Receivers.https(certificate)) {
            useTwice(Watched.to(receiver.endpoint(), jdk)
                    .environment(
                            "OTEL_EXPORTER_OTLP_CERTIFICATE", certificate.pem().toString())
                    .agent());

            assertArrived(receiver.evidence());
        }
    }

    @ParameterizedTest
    @EnumSource
    void over_grpc_with_tls_and_a_certificate_from_a_file(Jdk jdk) {
        Certificate certificate = Certificate.create();
        try (OtlpReceiver receiver = Receivers.grpcs(certificate)) {
            useTwice(Watched.to(receiver.endpoint(), jdk)
                    .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                    .environment(
                            "OTEL_EXPORTER_OTLP_CERTIFICATE", certificate.pem().toString())
                    .agent());

            assertArrived(receiver.evidence());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_that_nobody_trusts_is_one_line_and_the_application_goes_on(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.https(Certificate.create())) {
            Exit exit = useTwice(Watched.to(receiver.endpoint(), jdk).agent());

            assertThat(receiver.evidence().exports()).isEmpty();
            assertThat(exit.complaints())
                    .filteredOn(line -> line.contains(receiver.endpoint()))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void into_a_file_that_holds_what_a_receiver_would_have_got(Jdk jdk) throws IOException {
        Path directory = Work.directory("evidence").resolve("not-there-yet");
        useTwice(Launch.on(jdk)
                .environment("OTEL_SERVICE_NAME", "acme")
                .agent("exporter=file,file=" + directory + ",export.interval=1s"));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).singleElement().asString().endsWith(".jsonl");
        }
        Evidence evidence = Evidence.inDirectory(directory);
        assertArrived(evidence);
        assertThat(evidence.resource()).containsEntry("service.name", "acme");
    }

    @ParameterizedTest
    @EnumSource
    void into_a_file_and_over_the_wire_at_once(Jdk jdk) throws IOException {
        Path directory = Work.directory("evidence");
        try (OtlpReceiver receiver = Receivers.http()) {
            useTwice(Watched.to(receiver.endpoint(), jdk).agent("exporter=otlp,file,file=" + directory));

            assertArrived(receiver.evidence());
            assertArrived(Evidence.inDirectory(directory));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_applications_settings_for_its_own_metrics_do_not_silence_the_agent(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            useTwice(Watched.to(receiver.endpoint(), jdk)
                    .environment("OTEL_METRICS_EXPORTER", "none")
                    .environment("OTEL_SDK_DISABLED", "true")
                    .environment("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta")
                    .property("otel.metrics.exporter", "none")
                    .property("otel.sdk.disabled", "true")
                    .agent());

            assertArrived(receiver.evidence());
            assertThat(receiver.evidence().points("oldpath.uses"))
                    .allSatisfy(point -> assertThat(point.cumulative()).isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_resource_names_which_version_of_which_service_in_which_environment(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            useTwice(Watched.to(receiver.endpoint(), jdk)
                    .environment("OTEL_SERVICE_NAME", "orders")
                    .environment(
                            "OTEL_RESOURCE_ATTRIBUTES",
                            "service.name=ignored,service.namespace=shop,service.version=2.1,"
                                    + "service.instance.id=orders-0,deployment.environment.name=production")
                    .agent());

            assertThat(receiver.evidence().resource())
                    .contains(
                            entry("service.name", "orders"),
                            entry("service.namespace", "shop"),
                            entry("service.version", "2.1"),
                            entry("service.instance.id", "orders-0"),
                            entry("deployment.environment.name", "production"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_signal_specific_settings_of_opentelemetry_win(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                OtlpReceiver others = Receivers.http()) {
            useTwice(Watched.to(others.endpoint(), jdk)
                    .environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", receiver.endpoint() + "/v1/metrics")
                    .agent());

            assertArrived(receiver.evidence());
            assertThat(others.evidence().exports()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void arguments_win_over_properties_and_those_over_the_environment_and_that_over_the_file(Jdk jdk)
            throws IOException {
        Path directory = Work.directory("precedence");
        String config = Watched.config("exporter: none\nfile: " + directory.resolve("by-file") + "\n");
        useTwice(Launch.on(jdk)
                .environment("OLDPATH_CONFIG", config)
                .environment("OLDPATH_EXPORTER", "file")
                .environment("OLDPATH_FILE", directory.resolve("by-environment").toString())
                .property("oldpath.file", directory.resolve("by-property").toString())
                .agent("file=" + directory.resolve("by-argument")));

        try (Stream<Path> places = Files.list(directory)) {
            assertThat(places.map(Path::getFileName).map(Path::toString).toList())
                    .isEqualTo(List.of("by-argument"));
        }
        assertArrived(Evidence.inDirectory(directory.resolve("by-argument")));
    }

    @ParameterizedTest
    @EnumSource
    void an_endpoint_that_was_down_gets_every_count_when_it_is_back_and_each_change_is_one_line(Jdk jdk) {
        OtlpReceiver first = Receivers.http();
        int port = first.port();
        first.close();
        try (ForkedJvm jvm = Watched.to("http://localhost:" + port, jdk)
                .agent()
                .main(Fixtures.EXITS, MAIN)
                .start()) {
            jvm.send("use");
            jvm.awaitError("export to http://localhost:" + port);
            jvm.send("use");
            try (OtlpReceiver back = Receivers.http(port)) {
                Evidence evidence = back.evidence();
                evidence.await("both uses", now -> now.uses(OLD) == 2);
                evidence.await("the failure", now -> now.failures("export") > 0);
                back.refuse(true);
                jvm.awaitError("export to http://localhost:" + port, 3);
                Exit exit = jvm.finish().assertSuccess();

                assertThat(exit.complaints())
                        .filteredOn(line -> line.contains("localhost:" + port))
                        .satisfiesExactly(
                                down -> assertThat(down)
                                        .contains("fails", "start a Collector there", "oldpath.exporter=file"),
                                up -> assertThat(up).contains("works again"),
                                downAgain ->
                                        assertThat(downAgain).contains("fails").doesNotContain("start a Collector"),
                                lost -> assertThat(lost).contains("the last export", "failed"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_receiver_that_refuses_for_a_while_gets_every_count_later(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            receiver.refuse(true);
            try (ForkedJvm jvm =
                    Watched.by(receiver, jdk).main(Fixtures.EXITS, MAIN).start()) {
                jvm.send("use");
                jvm.send("use");
                jvm.awaitError("export to " + receiver.endpoint());
                assertThat(receiver.evidence().exports()).isEmpty();
                receiver.refuse(false);
                receiver.evidence().await("both uses", now -> now.uses(OLD) == 2);
                jvm.finish().assertSuccess();
            }
        }
    }
}
