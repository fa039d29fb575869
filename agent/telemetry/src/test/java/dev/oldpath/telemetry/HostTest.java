package dev.oldpath.telemetry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.oldpath.config.OtlpSettings.Protocol;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a process sees that has telemetry in it. */
class HostTest {
    private Path classes = Path.of("");
    private Path errors = Path.of("");
    private @Nullable Process process;

    @BeforeEach
    void files(@TempDir Path directory) {
        classes = directory.resolve("classes");
        errors = directory.resolve("errors");
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private Process start(Protocol protocol, String endpoint, long interval) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--patch-module"))
                .forEach(command::add);
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xlog:class+load:file=" + classes);
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), Host.class.getName()));
        command.addAll(Arrays.asList(protocol.name(), endpoint, String.valueOf(interval)));
        Process started =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process = started;
        return started;
    }

    private static boolean ends(Process process) throws Exception {
        process.getOutputStream().close();
        return process.waitFor(10, SECONDS);
    }

    private List<String> lines(String containing) throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> line.contains(containing))
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_normal_exit_flushes_and_nothing_has_started_the_logging_of_the_jvm(Protocol protocol) throws Exception {
        try (Receiver receiver = Receiver.open(protocol)) {
            Process host = start(protocol, receiver.endpoint, 60_000);
            await().atMost(30, SECONDS).until(() -> receiver.received.uses("first") == 1);

            assertThat(ends(host)).isTrue();

            assertThat(receiver.received.uses("last")).isEqualTo(1);
            assertThat(Files.readAllLines(classes)).noneMatch(line -> line.contains("java.util.logging."));
            assertThat(Files.readAllLines(classes)).anyMatch(line -> line.contains("okhttp3.OkHttpClient "));
            assertThat(errors).isEmptyFile();
        }
    }

    @Test
    void a_failing_receiver_is_logged_once_and_so_is_its_recovery() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF)) {
            receiver.status = 500;
            Process host = start(Protocol.HTTP_PROTOBUF, receiver.endpoint, 200);
            await().atMost(30, SECONDS).until(() -> receiver.refused.get() >= 3);
            receiver.status = 200;
            await().atMost(30, SECONDS).until(() -> receiver.received.requests.size() >= 3);
            assertThat(ends(host)).isTrue();

            assertThat(lines(" fails: "))
                    .singleElement()
                    .asString()
                    .matches("\\[oldpath] [-0-9]{10}T[0-9:]{8}[.][0-9]{3}Z WARN export to .*")
                    .contains("WARN export to " + receiver.endpoint + " fails: the receiver answered HTTP 500")
                    .doesNotContain("start a Collector");
            assertThat(lines(" works again "))
                    .singleElement()
                    .asString()
                    .contains("after " + receiver.refused.get() + " failed attempts");
            assertThat(Files.readAllLines(errors)).hasSize(2);
        }
    }

    @Test
    void an_export_that_is_cut_short_for_the_last_one_is_no_news() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.HTTP_PROTOBUF)) {
            receiver.stalls.set(true);
            Process host = start(Protocol.HTTP_PROTOBUF, receiver.endpoint, 60_000);
            await().atMost(30, SECONDS).until(() -> !receiver.received.requests.isEmpty());

            assertThat(ends(host)).isTrue();

            assertThat(receiver.received.uses("last")).isEqualTo(1);
            assertThat(errors).isEmptyFile();
        }
    }

    @Test
    void a_receiver_that_never_answers_does_not_keep_the_process_alive() throws Exception {
        try (ServerSocket blackHole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process host = start(
                    Protocol.HTTP_PROTOBUF, "http://localhost:" + blackHole.getLocalPort() + "/v1/metrics", 60_000);

            assertThat(ends(host)).isTrue();

            assertThat(lines("the last export ")).isNotEmpty();
        }
    }

    @Test
    void the_application_s_threads_never_load_the_sdk() throws Exception {
        try (Receiver receiver = Receiver.open(Protocol.GRPC)) {
            Map<String, String> threads = briefly("otlp", receiver.endpoint);

            assertThat(receiver.received.uses("first")).isEqualTo(1);
            assertThat(threads).containsKey("okhttp3.OkHttpClient").allSatisfy((type, thread) -> {
                if (thread.equals(Thread.currentThread().getName())) {
                    assertThat(type).startsWith("dev.oldpath.");
                }
            });
        }
    }

    @Test
    void with_no_exporter_the_sdk_is_not_even_loaded() throws Exception {
        assertThat(briefly("none", "http://localhost:1").keySet())
                .contains("dev.oldpath.telemetry.Telemetry")
                .allMatch(type -> type.startsWith("dev.oldpath."));
    }

    private static Map<String, String> briefly(String exporter, String endpoint) throws Exception {
        Host.Isolated loader = new Host.Isolated();
        loader.loadClass(Host.class.getName())
                .getMethod("runBriefly", String.class, String.class)
                .invoke(null, exporter, endpoint);
        return loader.threads;
    }
}
