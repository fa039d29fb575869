package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file that may hold a use is read, or named with what is wrong. */
class EvidenceFilesTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final int HEADER_BYTES = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private List<String> early = List.of();
    private List<String> late = List.of();

    /** The path is SAFE only if both halves are read: without the second one the instance is missing. */
    @BeforeEach
    void evidence_in_two_halves() throws IOException {
        Telemetry telemetry = new Telemetry();
        new Agent(telemetry, "scheduler", "1.0", "a", START, HOUR)
                .knows("com.acme.Jobs#run()", "method")
                .livesUntil(START + 100 * HOUR);
        List<String> lines = telemetry.lines();
        early = lines.subList(0, 50);
        late = lines.subList(50, lines.size());
        Files.write(directory.resolve("a.jsonl"), early);
        CommandLineFixture.fleet(directory, "services: {scheduler: {instances: 1}}");
    }

    @Test
    void all_members_of_an_archive_are_read() throws IOException {
        archive(members());

        assertSafe();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 10, 11, 200})
    void an_archive_that_is_cut_within_a_later_member_is_torn(int bytes) throws IOException {
        Files.write(directory.resolve("a.jsonl"), concat(early, late));
        archive(Arrays.copyOf(members(), compress(early).length + bytes));

        Answer answer = canIRemove();
        assertThat(answer.out()).contains("evidence_gap", "b.jsonl.gz:51: the last line is torn");
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, HEADER_BYTES, HEADER_BYTES + 100})
    void a_wrong_byte_in_a_later_member_is_damage_and_not_the_end(int place) throws IOException {
        byte[] members = members();
        members[compress(early).length + place] ^= 0x40;
        archive(members);

        assertProblem("b.jsonl.gz:", "the compressed data is damaged");
    }

    @Test
    void what_follows_the_members_of_an_archive_and_is_none_is_damage() throws IOException {
        byte[] members = members();
        archive(Arrays.copyOf(members, members.length + 1000));

        assertProblem("b.jsonl.gz:", "the compressed data is damaged");
    }

    @Test
    void the_checksum_at_the_end_of_a_member_is_looked_at() throws IOException {
        byte[] members = members();
        members[members.length - 6] ^= 1;
        archive(members);

        assertProblem("b.jsonl.gz:", "the compressed data is damaged");
    }

    @Test
    void a_file_without_any_line_is_one_of_an_agent_that_has_just_started_but_no_archive() throws IOException {
        Files.write(directory.resolve("a.jsonl"), concat(early, late));
        Files.createFile(directory.resolve("started.jsonl"));
        assertSafe();

        archive(new byte[0]);
        assertThat(canIRemove().out()).contains("evidence_gap", "b.jsonl.gz:1: the last line is torn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl.1", "a.jsonl-20260103", "a.jsonl.2026-01-03T10:00:00Z", "A.JSONL", "a.gz-b.jsonl"})
    void names_to_which_tools_rotate_are_read(String name) throws IOException {
        Files.write(directory.resolve(name), late);

        assertSafe();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl.1.gz", "a.jsonl-20260103.gz", "a.jsonl.gz.2"})
    void so_are_those_of_archives(String name) throws IOException {
        Files.write(directory.resolve(name), members());

        assertSafe();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl.zst", "a.jsonl.bak", "a.jsonl~", "metrics.json", "metrics.json.gz"})
    void what_looks_like_evidence_and_is_not_read_is_refused(String name) throws IOException {
        Files.write(directory.resolve("a.jsonl"), concat(early, late));
        Files.writeString(directory.resolve("report.json"), "{\"source\": \"resourceMetrics\"}");
        assertSafe();

        Files.write(
                directory.resolve(name),
                name.endsWith(".gz") ? members() : String.join("\n", late).getBytes(StandardCharsets.UTF_8));
        assertProblem(name, ": looks like evidence, but only *.jsonl");
    }

    @Test
    void a_pipe_is_no_evidence() throws Exception {
        Path pipe = directory.resolve("pipe.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertProblem("pipe.jsonl: is not a regular file");
        Answer named = CommandLineFixture.run("report", "--evidence", pipe.toString());
        assertThat(named.err()).contains("pipe.jsonl: is not a regular file").hasLineCount(1);
        assertThat(named.exitCode()).isEqualTo(65);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "resourceMetrics; resource_metrics; has the field resource_metrics, which OTLP/JSON writes as resourceMetrics",
                "resourceMetrics; ResourceMetrics; has the field ResourceMetrics",
                "resourceMetrics; metrics; has no resourceMetrics",
                "scopeMetrics; scope_metrics; has the field scope_metrics",
                "dataPoints; data_points; has the field data_points",
                "timeUnixNano; time_unix_nano; has the field time_unix_nano",
                "asInt; as_int; has the field as_int",
            })
    void fields_that_are_not_those_of_otlp_json_are_said(String field, String other, String problem)
            throws IOException {
        late.set(3, late.get(3).replace('"' + field + '"', '"' + other + '"'));
        Files.write(directory.resolve("b.jsonl"), late);

        assertProblem("b.jsonl:4: ", problem);
    }

    @Test
    void other_signals_and_empty_requests_beside_the_metrics_are_no_damage() throws IOException {
        Files.write(directory.resolve("b.jsonl"), late);
        Files.write(
                directory.resolve("c.jsonl"),
                List.of("{\"resourceSpans\":[{}]}", "{\"resourceLogs\":[]}", "{}", "{\"resourceMetrics\":[]}"));

        assertSafe();
    }

    private void assertSafe() {
        Answer answer = canIRemove();
        assertThat(answer.out()).contains("SAFE").doesNotContain("note:");
        assertThat(answer.exitCode()).isZero();
    }

    private void assertProblem(String... parts) {
        Answer answer = canIRemove();
        assertThat(answer.err()).startsWith("oldpath: ").contains(parts).hasLineCount(1);
        assertThat(answer.exitCode()).isEqualTo(65);
        assertThat(answer.out()).isEmpty();
    }

    private void archive(byte[] content) throws IOException {
        Files.write(directory.resolve("b.jsonl.gz"), content);
    }

    private byte[] members() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(compress(early));
        bytes.write(compress(late));
        return bytes.toByteArray();
    }

    private static byte[] compress(List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Answer canIRemove() {
        return CommandLineFixture.run(
                directory,
                directory.resolve("fleet.yaml"),
                List.of("can-i-remove", "com.acme.Jobs#run()", "--as-of", "2026-01-05T04:00:00Z", "--window", "3d"));
    }
}
