package dev.oldpath.telemetry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.util.JsonFormat;
import dev.oldpath.config.OtlpSettings.Protocol;
import dev.oldpath.config.Settings.Exporter;
import dev.oldpath.config.TestSettings;
import dev.oldpath.ledger.Failure;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence in a file. */
class FileTest {
    private static Path onlyFile(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.collect(Collectors.toList());
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static List<ExportMetricsServiceRequest> lines(Path file) throws IOException {
        List<ExportMetricsServiceRequest> requests = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
            JsonFormat.parser().merge(line, request);
            requests.add(request.build());
        }
        return requests;
    }

    @Test
    void a_line_holds_the_same_as_a_request(@TempDir Path temporary) throws Exception {
        Path directory = temporary.resolve("not/there/yet");
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF)) {
            Agent agent = new Agent(new TestSettings()
                            .exporters(Exporter.OTLP, Exporter.FILE)
                            .endpoint(Protocol.HTTP_PROTOBUF, receiver.endpoint)
                            .file(directory.toString())
                            .resource("service.name", "scheduler/eu \"west\"")
                            .resource("service.instance.id", "pod-7"))
                    .started();
            agent.use(agent.watched("com.acme.Größe#<init>(\"x\")"), "mobile", "1");
            await().atMost(20, SECONDS).until(() -> !receiver.received.requests.isEmpty());
            agent.close();

            Path file = onlyFile(directory);
            assertThat(file.getFileName().toString()).matches("scheduler-eu--west-_pod-7_\\d+\\.jsonl");
            List<ExportMetricsServiceRequest> lines = lines(file);
            assertThat(lines.get(0)).isEqualTo(receiver.received.requests.get(0));
            assertThat(Received.values(lines.get(lines.size() - 1), "oldpath.uses"))
                    .hasSize(1)
                    .isEqualTo(Received.values(receiver.received.last(), "oldpath.uses"));
        }
    }

    @Test
    void a_torn_line_is_cut_off_before_the_next(@TempDir Path temporary) throws Exception {
        FileDestination destination = new FileDestination(temporary.toString(), "scheduler", "pod-7", 1);
        destination.export(Collections.emptyList());
        Path file = onlyFile(temporary);
        Files.writeString(file, "{\"resourceM", StandardOpenOption.APPEND);

        destination.export(Collections.emptyList());

        assertThat(lines(file)).hasSize(2);
    }

    @Test
    void a_receiver_that_never_answers_does_not_hold_up_the_file(@TempDir Path temporary) throws Exception {
        try (ServerSocket blackHole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Agent agent = new Agent(new TestSettings()
                                .exporters(Exporter.OTLP, Exporter.FILE)
                                .endpoint(
                                        Protocol.HTTP_PROTOBUF,
                                        "http://localhost:" + blackHole.getLocalPort() + "/v1/metrics")
                                .timeout(60_000)
                                .file(temporary.toString())
                                .interval(300))
                        .started()) {
            agent.watched("old");
            await().atMost(20, SECONDS).until(() -> !isEmpty(temporary));
            await().atMost(20, SECONDS).until(() -> lines(onlyFile(temporary)).size() > 2);
            assertThat(agent.health.failures(Failure.EXPORT)).isZero();
            agent.telemetry.flushAndStop(500);
        }
    }

    @Test
    void a_directory_that_cannot_be_written_is_tried_again(@TempDir Path temporary) throws Exception {
        Path directory = Files.writeString(temporary.resolve("evidence"), "a file, not a directory");
        try (Agent agent = new Agent(new TestSettings()
                        .exporters(Exporter.FILE)
                        .file(directory.toString())
                        .interval(300))
                .started()) {
            agent.use(agent.watched("old"), "mobile", "1");
            await().atMost(20, SECONDS).until(() -> agent.health.failures(Failure.EXPORT) >= 2);

            Files.delete(directory);

            await().atMost(20, SECONDS).until(() -> Files.isDirectory(directory));
        }
        assertThat(lines(onlyFile(directory)))
                .last()
                .extracting(request -> Received.values(request, "oldpath.uses").values())
                .asString()
                .isEqualTo("[1]");
    }
}
