package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.simulation.Telemetry.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Evidence of which a whole part is lost or lies elsewhere makes no verdict less cautious: an environment, all starts, all but the times
 * of use, what identifies an instance. Agents export once a minute and the window is an hour; times are minutes since the start.
 */
class LostAsAWholeTest {
    private static final String JOBS = "com.acme.Jobs#run()";
    private static final long MINUTE = 60_000;
    private static final long START = Instant.parse("2026-11-21T00:00:00Z").toEpochMilli();
    private static final int END = 180;
    private static final int SAFE = 0;
    private static final int IN_USE = 1;
    private static final int UNKNOWN = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Telemetry telemetry = new Telemetry();
    private final List<String> options = new ArrayList<>();
    private String fleet = "services: {scheduler: {instances: 1}}";

    @BeforeEach
    void judges_at_the_end() {
        options.addAll(List.of(
                "--window", "1h", "--as-of", Instant.ofEpochMilli(at(END)).toString()));
    }

    private static long at(double minutes) {
        return START + Math.round(minutes * MINUTE);
    }

    private Agent agent(String service, String instance, double from) {
        return new Agent(telemetry, service, "1.0", instance, at(from), MINUTE)
                .provesItself()
                .measuresItsClock();
    }

    private Agent scheduler(String instance, double from) {
        return agent("scheduler", instance, from).knows(JOBS, "method");
    }

    private int verdict() throws IOException {
        return verdict(telemetry.lines());
    }

    private int verdict(List<String> lines) throws IOException {
        Files.write(directory.resolve("evidence.jsonl"), lines);
        return answer().exitCode();
    }

    private CommandLineFixture.Answer answer() throws IOException {
        List<String> args = new ArrayList<>(List.of("can-i-remove", JOBS));
        args.addAll(options);
        return CommandLineFixture.run(directory, CommandLineFixture.fleet(directory, fleet), args);
    }

    /** The lines with those samples alone, in two parts of each export. */
    private List<String> lines(Predicate<Export> exports, Predicate<Sample> samples) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Export export : telemetry.exports()) {
            List<Sample> kept = export.samples().stream().filter(samples).toList();
            if (exports.test(export) && !kept.isEmpty()) {
                lines.add(Telemetry.line(new Export(export.resource(), export.time(), export.arrival(), kept)));
            }
        }
        return lines;
    }

    @Test
    void an_environment_that_is_declared_is_missed_when_nothing_of_it_arrives() throws IOException {
        fleet = "environments: {prod: {services: {scheduler: {instances: 1}}},"
                + " staging: {services: {scheduler: {instances: 1}}}}";
        scheduler("s", 0).in("staging").livesUntil(at(END));
        scheduler("p", 0).in("prod").used(JOBS, "mobile", "1", at(170)).livesUntil(at(END));
        assertThat(verdict()).isEqualTo(IN_USE);

        List<String> staging = lines(export -> export.resource().containsValue("staging"), sample -> true);
        assertThat(verdict(staging)).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("prod", "instance_missing: scheduler");
        options.addAll(List.of("--environment", "staging"));
        assertThat(verdict(staging)).isEqualTo(SAFE);
    }

    @Test
    void a_service_that_is_missing_may_use_a_path_that_only_another_environment_knows() throws IOException {
        fleet = "environments: {prod: {services: {scheduler: {instances: 1}, gateway: {instances: 1}}},"
                + " staging: {services: {scheduler: {instances: 1}}}}";
        scheduler("s", 0).in("staging").livesUntil(at(END));
        agent("gateway", "g", 0).in("prod").livesUntil(at(END));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        telemetry.clear();
        scheduler("s", 0).in("staging").livesUntil(at(END));
        agent("gateway", "g", 0).in("prod").livesUntil(at(END));
        agent("scheduler", "p", 0).in("prod").livesUntil(at(END));
        assertThat(verdict()).isEqualTo(SAFE);
    }

    @Test
    void a_time_of_use_alone_makes_a_path_known() throws IOException {
        fleet = "services: {scheduler: {instances: 1}, gateway: {instances: 1}}";
        scheduler("s", 0).livesUntil(at(END));
        agent("gateway", "g", 0)
                .knows(JOBS, "method")
                .used(JOBS, "mobile", "1", at(170))
                .livesUntil(at(END));
        assertThat(verdict()).isEqualTo(IN_USE);

        List<String> lines = lines(export -> !export.resource().containsValue("gateway"), sample -> true);
        lines.addAll(lines(
                export -> export.resource().containsValue("gateway"),
                sample -> !sample.attributes().containsValue(JOBS)
                        || sample.metric().equals("oldpath.last_used.timestamp")));
        assertThat(verdict(lines)).isEqualTo(IN_USE);
    }

    @Test
    void a_process_that_starts_again_under_its_id_is_noticed_or_nobody_knows() throws IOException {
        scheduler("a", 0).crashesAt(at(150));
        scheduler("a", 150.5).livesUntil(at(END));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        List<String> withoutStarts =
                lines(export -> true, sample -> !sample.metric().equals("oldpath.agent.start.timestamp")).stream()
                        .map(line -> line.replaceAll("\"startTimeUnixNano\":\"\\d+\",", ""))
                        .toList();
        assertThat(withoutStarts.toString()).doesNotContain("startTimeUnixNano");
        assertThat(verdict(withoutStarts)).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("uses_missing: neither oldpath.agent.start.timestamp nor");
    }

    @Test
    void points_that_carry_the_id_of_their_instance_are_of_that_instance() throws IOException {
        fleet = "services: {scheduler: {instances: reporting}}";
        scheduler("a", 0).livesUntil(at(150));
        scheduler("b", 0).livesUntil(at(END));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        List<String> moved = new ArrayList<>();
        for (String line : telemetry.lines()) {
            String id = line.contains("{\"stringValue\":\"a\"}") ? "a" : "b";
            String attribute = "{\"key\":\"service.instance.id\",\"value\":{\"stringValue\":\"" + id + "\"}}";
            moved.add(line.replace("," + attribute, "")
                    .replace(
                            "\"dataPoints\":[{\"attributes\":[]", "\"dataPoints\":[{\"attributes\":[" + attribute + "]")
                    .replace(
                            "\"dataPoints\":[{\"attributes\":[{",
                            "\"dataPoints\":[{\"attributes\":[" + attribute + ",{"));
        }
        assertThat(verdict(moved)).isEqualTo(UNKNOWN);
        // One resource of both: the Collector joins resources that have become equal.
        String joined = "{\"resourceMetrics\":["
                + moved.stream()
                        .map(line -> line.substring("{\"resourceMetrics\":[".length(), line.length() - "]}".length()))
                        .reduce((one, other) -> one + "," + other)
                        .orElseThrow()
                + "]}";
        String resource = joined.substring(joined.indexOf("{\"resource\""), joined.indexOf("\"metrics\":["));
        String one = joined.replace("]}]}," + resource + "\"metrics\":[", ",");
        assertThat(one).doesNotContain("]}]},{\"resource\"");
        assertThat(verdict(List.of(one))).isEqualTo(UNKNOWN);
    }

    @Test
    void the_order_of_files_does_not_decide_whether_a_clock_is_measured() throws IOException {
        fleet = "services: {scheduler: {instances: reporting}}";
        scheduler("a", 0)
                .clockIsAhead(-40 * MINUTE)
                .used(JOBS, "mobile", "1", at(130))
                .livesUntil(at(131));
        scheduler("b", 90).livesUntil(at(END));
        assertThat(verdict()).isEqualTo(IN_USE);

        List<String> lines = lines(export -> true, sample -> sample.metric().equals("oldpath.agent.clock.offset"));
        lines.addAll(lines(export -> true, sample -> !sample.metric().equals("oldpath.agent.clock.offset")));
        assertThat(verdict(lines)).isEqualTo(IN_USE);
    }

    @Test
    void a_clock_that_begins_in_1970_is_as_far_behind_as_it_was_measured_to_be() throws IOException {
        fleet = "services: {scheduler: {instances: reporting}}";
        scheduler("b", 0).livesUntil(at(END));
        assertThat(verdict()).isEqualTo(SAFE);

        scheduler("a", 0)
                .clockIsAhead(-START + MINUTE)
                .used(JOBS, "mobile", "1", at(170))
                .livesUntil(at(END));
        assertThat(verdict()).isEqualTo(IN_USE);
    }

    @Test
    void points_that_are_read_before_their_heartbeats_hold_for_no_longer_than_those_say() throws IOException {
        new Agent(telemetry, "scheduler", "1.0", "a", at(0), 5_000)
                .provesItself()
                .measuresItsClock()
                .knows(JOBS, "method")
                .livesUntil(at(END));
        assertThat(verdict()).isEqualTo(SAFE);

        Predicate<Sample> uses = sample -> sample.metric().equals("oldpath.uses");
        List<String> lines = lines(export -> export.time() <= at(END - 1), uses);
        lines.addAll(lines(export -> true, uses.negate()));
        assertThat(verdict(lines)).isEqualTo(UNKNOWN);
        List<String> heartbeatsFirst = lines(export -> true, uses.negate());
        heartbeatsFirst.addAll(lines(export -> export.time() <= at(END - 1), uses));
        assertThat(verdict(heartbeatsFirst)).isEqualTo(UNKNOWN);
    }

    @Test
    void an_id_that_begins_with_the_sign_of_a_file_of_arguments_is_an_id() throws IOException {
        Path arguments = Files.writeString(directory.resolve("arguments"), "--dry-run\n" + JOBS + "\n");
        scheduler("s", 0).used(JOBS, "mobile", "1", at(170)).livesUntil(at(END));
        Files.write(directory.resolve("evidence.jsonl"), telemetry.lines());

        List<String> args = new ArrayList<>(List.of("can-i-remove", "@" + arguments));
        args.addAll(options);
        assertThat(CommandLineFixture.run(directory, CommandLineFixture.fleet(directory, fleet), args)
                        .exitCode())
                .isEqualTo(UNKNOWN);
    }
}
