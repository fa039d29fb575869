package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the input is reported in one line that names the place, with an exit code of its own. */
class BadInputTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private List<String> lines = List.of();

    @BeforeEach
    void good_evidence_of_four_days() throws IOException {
        Telemetry telemetry = new Telemetry();
        new Agent(telemetry, "scheduler", "1.0", "a", START, HOUR)
                .knows("com.acme.Jobs#run()", "method")
                .livesUntil(START + 100 * HOUR);
        lines = telemetry.lines();
        Files.write(directory.resolve("evidence.jsonl"), lines);
        CommandLineFixture.fleet(directory, "services: {scheduler: {instances: 1}}");
    }

    @Test
    void a_torn_last_line_may_hold_a_use_so_it_restarts_the_clock_and_is_reported() throws IOException {
        String whole = String.join("\n", lines) + "\n";
        Files.writeString(
                directory.resolve("evidence.jsonl"), whole + lines.get(0).substring(0, 200));

        Answer answer = canIRemove("com.acme.Jobs#run()");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).contains("evidence_gap");
        String said = "evidence.jsonl:" + (lines.size() + 1) + ": the last line is torn";
        assertThat(answer.out()).contains(said);
        assertThat(answer.err()).contains(said);
    }

    @Test
    void a_count_that_has_lost_its_value_is_a_use() throws IOException {
        String last = lines.get(lines.size() - 1);
        int uses = last.indexOf("\"oldpath.uses\"");
        List<String> damaged = new ArrayList<>(lines);
        damaged.set(
                lines.size() - 1, last.substring(0, uses) + last.substring(uses).replaceFirst(",?\"asInt\":\"0\"", ""));
        Files.write(directory.resolve("evidence.jsonl"), damaged);

        assertThat(canIRemove("com.acme.Jobs#run()").exitCode()).isEqualTo(1);
    }

    @Test
    void damage_in_the_middle_names_file_and_line() throws IOException {
        List<String> damaged = new ArrayList<>(lines);
        damaged.set(6, damaged.get(6).substring(0, 200));
        Files.write(directory.resolve("evidence.jsonl"), damaged);

        assertProblem(canIRemove("com.acme.Jobs#run()"), 65, "evidence.jsonl:7: ");
    }

    @Test
    void a_line_that_is_not_otlp_names_file_and_line() throws IOException {
        Files.writeString(directory.resolve("other.jsonl"), "2026-01-01 INFO hello\n");
        assertProblem(canIRemove("com.acme.Jobs#run()"), 65, "other.jsonl:1: broken JSON");

        Files.writeString(directory.resolve("other.jsonl"), "{\"resourceMetrics\": 7}\n");
        assertProblem(canIRemove("com.acme.Jobs#run()"), 65, "other.jsonl:1: resourceMetrics is not an array");
    }

    @Test
    void delta_temporality_is_refused_because_it_loses_uses() throws IOException {
        Files.writeString(
                directory.resolve("evidence.jsonl"),
                lines.get(0).replace("\"aggregationTemporality\":2", "\"aggregationTemporality\":1") + "\n");

        assertProblem(
                canIRemove("com.acme.Jobs#run()"), 65, "evidence.jsonl:1: oldpath.agent.info has delta temporality");
    }

    @Test
    void compressed_and_rotated_files_are_read_together_and_a_torn_archive_is_reported() throws IOException {
        Files.delete(directory.resolve("evidence.jsonl"));
        Path archive = directory.resolve("evidence-2026-01-03T00-00-00.000.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write((String.join("\n", lines.subList(0, 50)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(directory.resolve("evidence.jsonl"), lines.subList(50, lines.size()));
        assertThat(canIRemove("com.acme.Jobs#run()").exitCode()).isZero();

        byte[] all = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(all, all.length - 20));
        assertThat(canIRemove("com.acme.Jobs#run()").err())
                .contains("jsonl.gz:")
                .contains("torn");
    }

    @Test
    void an_archive_that_ends_within_its_header_is_torn() throws IOException {
        Files.write(directory.resolve("rotated.jsonl.gz"), new byte[] {0x1f});

        Answer answer = canIRemove("com.acme.Jobs#run()");
        assertThat(answer.out()).contains("evidence_gap").contains("rotated.jsonl.gz:1: the last line is torn");
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @Test
    void evidence_behind_links_is_read_and_a_link_to_nothing_is_named(@TempDir Path elsewhere, @TempDir Path far)
            throws IOException {
        Path file = Files.move(directory.resolve("evidence.jsonl"), far.resolve("a.txt"));
        Files.createSymbolicLink(elsewhere.resolve("evidence.jsonl"), file);
        Files.createSymbolicLink(directory.resolve("linked"), elsewhere);
        assertThat(canIRemove("com.acme.Jobs#run()").exitCode()).isZero();

        Files.createSymbolicLink(directory.resolve("lost.jsonl"), directory.resolve("nothing"));
        assertProblem(canIRemove("com.acme.Jobs#run()"), 65, "lost.jsonl: links to a file that does not exist");
        Files.delete(directory.resolve("lost.jsonl"));

        Files.createSymbolicLink(directory.resolve("of-orders"), directory.resolve("not-mounted"));
        assertProblem(canIRemove("com.acme.Jobs#run()"), 65, "of-orders: links to what does not exist or may not be");
    }

    @Test
    void evidence_that_is_not_there_is_not_silence() throws IOException {
        assertProblem(run("report", "--evidence", directory.resolve("nowhere").toString()), 65, "no such directory");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertProblem(run("report", "--evidence", empty.toString()), 65, "no evidence in it");
        Files.writeString(empty.resolve("other.jsonl"), "{\"resourceMetrics\":[]}\n");
        assertProblem(run("report", "--evidence", empty.toString()), 65, "no OldPath metrics");
    }

    @Test
    void an_unknown_path_is_never_safe_and_its_neighbours_are_named() {
        Answer answer = canIRemove("Jobs#run");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).contains("BLIND").contains("no_data").contains("near it: com.acme.Jobs#run()");
    }

    @Test
    void a_service_that_never_reported_is_reported() {
        assertThat(CommandLineFixture.run("report", "--evidence", directory.toString(), "--service", "schedular")
                        .out())
                .contains("note: nothing known of service schedular: it has");
        assertThat(run("report", "--evidence", directory.toString(), "--environment", "prd")
                        .out())
                .contains("note: nothing known of environment prd: it has");
        assertThat(run("report", "--evidence", directory.toString(), "--environment", "prd", "--service", "mail")
                        .out())
                .contains("note: nothing known of service mail in environment prd: it has");
    }

    @Test
    void one_unknown_path_among_safe_ones_is_enough_to_stop() {
        assertThat(canIRemove("com.acme.Jobs#run()", "nobody").exitCode()).isEqualTo(2);
    }

    @Test
    void a_dry_run_prints_the_answer_and_ends_well() {
        Answer answer = canIRemove("nobody", "--dry-run");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("BLIND");
    }

    @Test
    void while_the_answer_is_not_known_it_asks_again() {
        Answer answer = CommandLineFixture.run(
                directory,
                directory.resolve("fleet.yaml"),
                List.of("can-i-remove", "nobody", "--retry-while-unknown", "2", "--retry-interval", "1ms"));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err().lines()).hasSize(2).allMatch(line -> line.contains("asking again in 1ms"));
    }

    @Test
    void as_of_a_fixed_moment_it_does_not_wait_for_another_answer() {
        Answer answer = canIRemove("nobody", "--retry-while-unknown", "2", "--retry-interval", "1h");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err().lines())
                .singleElement()
                .asString()
                .contains("--retry-while-unknown does not wait with --as-of");
    }

    @Test
    void too_early_is_known_and_not_asked_again() {
        Answer answer = canIRemove(
                "com.acme.Jobs#run()", "--window", "30d", "--retry-while-unknown", "2", "--retry-interval", "1ms");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void wrong_usage_is_explained_in_one_line() {
        String evidence = directory.toString();
        assertProblem(run("report"), 64, "--evidence DIR or --prometheus URL");
        assertProblem(run(), 64, "a command is missing");
        assertProblem(run("report", "--evidence", evidence, "--window", "30"), 64, "'30' is not a duration");
        assertProblem(run("report", "--evidence", evidence, "--as-of", "yesterday"), 64, "2026-11-22T10:00:00Z");
        assertProblem(run("report", "--evidence", evidence, "--as-of", "2026-13-01"), 64, "a day such as 2026-11-22");
        assertProblem(run("report", "--evidenc", evidence), 64, "did you mean --evidence");
        assertProblem(
                run("report", "--prometheus-", evidence),
                64,
                "did you mean --prometheus or --prometheus-timeout or --prometheus-token-file?");
        assertProblem(run("repot", "--evidence", evidence), 64, "did you mean report");
        assertProblem(run("can-i-remove", "--evidence", evidence), 64, "PATH");
        assertProblem(run("can-i-remove", "x", "--evidence", evidence, "--format", "html"), 64, "is for report");
    }

    @Test
    void values_out_of_range_are_wrong_usage_and_never_overflow() {
        assertProblem(canIRemove("x", "--window", "106751991167d"), 64, "longer than 3652d");
        assertProblem(canIRemove("x", "--window", "NaN"), 64, "'NaN' is not a duration");
        assertProblem(canIRemove("x", "--as-of", "+1000000000-12-31T23:59:59.999999999Z"), 64, "--as-of");
        assertProblem(canIRemove("x", "--as-of", "-1000000000-01-01T00:00:00Z"), 64, "--as-of");
        assertProblem(canIRemove("x", "--retry-while-unknown", "-1"), 64, "write 0 or more");
    }

    @Test
    void a_fleet_file_that_is_no_such_thing_ends_in_one_line() throws IOException {
        assertFleetProblem("[".repeat(20_000), "nested too deeply");
        assertFleetProblem("#" + "x".repeat(2 << 20), "larger than 1 MB");
    }

    @Test
    void a_file_that_is_no_evidence_ends_in_one_line() throws IOException {
        Path other = directory.resolve("other.jsonl.gz");
        compress(other, "x".repeat(1 << 20), 40);
        assertProblem(canIRemove("x"), 65, "line 1 is longer than 32 MB");
        compress(other, "\n".repeat(1 << 20), 40);
        assertProblem(canIRemove("x"), 65, "MB of blank lines");
        compress(other, "{\"a\":" + "[".repeat(200_000), 1);
        assertProblem(canIRemove("x"), 65, "other.jsonl.gz:1: broken JSON");
    }

    @Test
    void whatever_fails_in_us_ends_in_one_line_and_never_with_the_code_of_a_verdict() {
        for (Error failure : List.of(new OutOfMemoryError("heap"), new StackOverflowError(), new AssertionError("x"))) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            OutputStream broken = new OutputStream() {
                @Override
                public void write(int b) {
                    throw failure;
                }
            };
            int exitCode = new Main()
                    .run(
                            new String[] {"report", "--evidence", directory.toString()},
                            new PrintStream(broken, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8));

            assertThat(exitCode).isEqualTo(70);
            assertThat(err.toString(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .startsWith("oldpath: ");
        }
    }

    @Test
    void an_answer_that_nobody_gets_has_no_exit_code_of_a_verdict() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        String evidence = directory.toString();
        for (String[] args : List.of(
                new String[] {"report", "--evidence", evidence},
                new String[] {"report", "--evidence", evidence, "--format", "json"},
                new String[] {"can-i-remove", "x", "--evidence", evidence},
                new String[] {"can-i-remove", "x", "--evidence", evidence, "--dry-run", "--format", "json"},
                new String[] {"scan", evidence},
                new String[] {"--version"},
                new String[] {"report", "--help"})) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int exitCode = new Main()
                    .run(
                            args,
                            new PrintStream(new BufferedOutputStream(full), false, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8));

            assertThat(err.toString(StandardCharsets.UTF_8).lines())
                    .last()
                    .asString()
                    .startsWith("oldpath: standard output cannot be written");
            assertThat(exitCode).isEqualTo(74);
        }
    }

    private static void compress(Path file, String text, int times) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
            out.write('\n');
        }
    }

    @Test
    void a_wrong_fleet_file_names_file_and_line() throws IOException {
        assertFleetProblem("services:\n  scheduler:\n    instances: many\n", "fleet.yaml:3: instances is 'many'");
        assertFleetProblem("services:\n  scheduler:\n    instance: 2\n", "fleet.yaml:3: unknown key 'instance'");
        assertFleetProblem("services: [a\n", "fleet.yaml:2: not YAML");
        assertFleetProblem("rollbackHorizon: 2 weeks\n", "fleet.yaml:1: '2 weeks' is not a duration");
        assertFleetProblem("", "fleet.yaml: is empty");
        Files.delete(directory.resolve("fleet.yaml"));
        assertProblem(canIRemove("x"), 64, "no such fleet file");
    }

    @Test
    void a_declared_service_that_never_reported_is_reported() throws IOException {
        CommandLineFixture.fleet(directory, "services: {scheduler: {instances: 1}, billing: {instances: 1}}");

        assertThat(canIRemove("com.acme.Jobs#run()").out()).contains("note: service billing is declared");
    }

    private void assertFleetProblem(String yaml, String message) throws IOException {
        CommandLineFixture.fleet(directory, yaml);
        assertProblem(canIRemove("x"), 64, message);
    }

    private static void assertProblem(Answer answer, int exitCode, String message) {
        assertThat(answer.err().lines().findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("oldpath: ").contains(message));
        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(answer.out()).isEmpty();
    }

    private static Answer run(String... args) {
        return CommandLineFixture.run(args);
    }

    private Answer canIRemove(String... more) {
        List<String> args = new ArrayList<>(List.of("can-i-remove", "--as-of", "2026-01-05T04:00:00Z"));
        args.addAll(List.of(more));
        if (!args.contains("--window")) {
            args.addAll(List.of("--window", "3d"));
        }
        return CommandLineFixture.run(directory, directory.resolve("fleet.yaml"), args);
    }
}
