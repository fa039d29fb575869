package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.simulation.Telemetry.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a pipeline loses, and what a clock ahead hides, makes no verdict less cautious: found by an attack on the judge. Agents export
 * once a minute and the window is an hour; times are minutes since the start, three hours before now.
 */
class LostOnTheWayTest {
    private static final String JOBS = "com.acme.Jobs#run()";
    private static final long MINUTE = 60_000;
    private static final int END = 180;
    private static final int SAFE = 0;
    private static final int IN_USE = 1;
    private static final int UNKNOWN = 2;

    private final long start = System.currentTimeMillis() / MINUTE * MINUTE - END * MINUTE;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Telemetry telemetry = new Telemetry();
    private String services = "scheduler: {instances: 1}";
    private final List<String> options = new ArrayList<>(List.of("--window", "1h"));

    private long at(double minutes) {
        return start + Math.round(minutes * MINUTE);
    }

    private Agent agent(String service, String version, String instance, double from) {
        return new Agent(telemetry, service, version, instance, at(from), MINUTE).provesItself();
    }

    private Agent scheduler() {
        return scheduler(0);
    }

    private Agent scheduler(double from) {
        return agent("scheduler", "1.0", "a", from).measuresItsClock().knows(JOBS, "method");
    }

    private int verdict() throws IOException {
        return verdict(telemetry.lines());
    }

    private int verdict(List<String> lines) throws IOException {
        Files.write(directory.resolve("evidence.jsonl"), lines);
        return answer().exitCode();
    }

    private Answer answer() throws IOException {
        List<String> args = new ArrayList<>(List.of("can-i-remove", JOBS));
        args.addAll(options);
        Path fleet = CommandLineFixture.fleet(directory, "services: {" + services + "}");
        return CommandLineFixture.run(directory, fleet, args);
    }

    private void judgedAt(double minutes) {
        options.addAll(List.of("--as-of", Instant.ofEpochMilli(at(minutes)).toString()));
    }

    /** The evidence as a pipeline changes it. */
    private List<String> through(BiFunction<Export, Sample, Stream<Sample>> pipeline) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Export export : telemetry.exports()) {
            lines.add(Telemetry.line(new Export(
                    export.resource(),
                    export.time(),
                    export.arrival(),
                    export.samples().stream()
                            .flatMap(sample -> pipeline.apply(export, sample))
                            .toList())));
        }
        return lines;
    }

    /** The evidence as a pipeline leaves it that drops some points. */
    private List<String> losing(BiPredicate<Export, Sample> lost) throws IOException {
        return through((export, sample) -> lost.test(export, sample) ? Stream.empty() : Stream.of(sample));
    }

    private static Sample without(Sample sample, String attribute) {
        Map<String, String> attributes = new HashMap<>(sample.attributes());
        attributes.remove(attribute);
        return new Sample(sample.metric(), attributes, sample.start(), sample.value(), sample.counter());
    }

    private void aheadOrNot(Consumer<Agent> life, int punctual, int ahead) throws IOException {
        for (long hours : List.of(0, 3)) {
            telemetry.clear();
            scheduler().livesUntil(at(END));
            life.accept(agent("scheduler", "1.0", "b", 60)
                    .measuresItsClock()
                    .clockIsAhead(hours * 60 * MINUTE)
                    .knows(JOBS, "method"));
            assertThat(verdict()).as(hours + " h ahead").isEqualTo(hours == 0 ? punctual : ahead);
        }
    }

    @Test
    void a_path_that_fails_by_a_clock_ahead_has_failed() throws IOException {
        aheadOrNot(agent -> agent.reports(JOBS, "method", "failed", "broken").livesUntil(at(END)), UNKNOWN, UNKNOWN);
        aheadOrNot(agent -> agent.livesUntil(at(END)), SAFE, SAFE);
    }

    @Test
    void a_canary_that_fails_by_a_clock_ahead_has_failed() throws IOException {
        aheadOrNot(agent -> agent.failsItsCanary().livesUntil(at(END)), UNKNOWN, UNKNOWN);
    }

    @Test
    void an_older_version_without_the_mark_that_reports_by_a_clock_far_ahead_runs() throws IOException {
        scheduler().livesUntil(at(END));
        agent("scheduler", "0.9", "z", 130)
                .measuresItsClock()
                .clockIsAhead(120 * MINUTE)
                .livesUntil(at(END));

        assertThat(verdict()).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("version_without_mark");
    }

    @Test
    void a_first_use_in_a_service_by_a_clock_ahead_makes_its_path_known() throws IOException {
        services = "scheduler: {instances: 1}, web: {instances: 1}";
        scheduler().livesUntil(at(END));
        agent("web", "1.0", "w1", 0).livesUntil(at(END));
        agent("web", "2.0", "w2", 170)
                .clockIsAhead(60 * MINUTE)
                .knows(JOBS, "method")
                .used(JOBS, "mobile", "1", at(175))
                .livesUntil(at(END));

        assertThat(verdict()).isEqualTo(IN_USE);
    }

    @Test
    void a_use_without_its_path_by_a_clock_ahead_may_be_one_of_every_path() throws IOException {
        scheduler()
                .clockIsAhead(10 * MINUTE)
                .used(JOBS, "mobile", "1", at(END - 2))
                .livesUntil(at(END));

        assertThat(verdict()).isEqualTo(IN_USE);
        assertThat(verdict(through((export, sample) -> Stream.of(
                        sample.attributes().containsValue("mobile") ? without(sample, "oldpath.path.id") : sample))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_declared_service_whose_uses_do_not_arrive_may_use_every_path() throws IOException {
        services = "scheduler: {instances: 1}, gateway: {instances: 1}";
        scheduler().livesUntil(at(END));
        agent("gateway", "1.0", "g", 0)
                .knows(JOBS, "method")
                .used(JOBS, "mobile", "1", at(170))
                .livesUntil(at(END));

        assertThat(verdict(through((export, sample) -> Stream.of(
                        export.resource().containsValue("gateway") ? without(sample, "oldpath.path.id") : sample))))
                .isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("uses_missing");
        assertThat(verdict(losing((export, sample) -> export.resource().containsValue("gateway")
                        && sample.attributes().containsKey("oldpath.path.id"))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_killed_process_is_noticed_when_only_one_of_two_says_when_it_started() throws IOException {
        scheduler().crashesAt(at(150));
        agent("scheduler", "1.0", "a", 150.5)
                .measuresItsClock()
                .knows(JOBS, "method")
                .livesUntil(at(END));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        for (boolean first : List.of(true, false)) {
            assertThat(verdict(losing((export, sample) -> sample.metric().equals("oldpath.agent.start.timestamp")
                            && export.time() < at(150.2) == first)))
                    .as("first " + first)
                    .isEqualTo(UNKNOWN);
        }
    }

    @Test
    void the_order_of_files_decides_nothing_where_a_process_exports_in_another_interval_than_the_one_before()
            throws IOException {
        new Agent(telemetry, "scheduler", "1.0", "a", at(0), 10 * MINUTE)
                .provesItself()
                .measuresItsClock()
                .knows(JOBS, "method")
                .livesUntil(at(140));
        List<String> older = List.copyOf(telemetry.lines());
        telemetry.clear();
        agent("scheduler", "1.0", "a", 141)
                .measuresItsClock()
                .knows(JOBS, "method")
                .crashesAt(at(150));
        agent("scheduler", "1.0", "b", 150.5)
                .measuresItsClock()
                .knows(JOBS, "method")
                .livesUntil(at(END));
        List<String> younger = telemetry.lines();

        List<String> forwards = new ArrayList<>(older);
        forwards.addAll(younger);
        List<String> backwards = new ArrayList<>(younger);
        backwards.addAll(older);
        assertThat(verdict(forwards)).isEqualTo(UNKNOWN);
        assertThat(verdict(backwards)).isEqualTo(UNKNOWN);
    }

    @Test
    void the_order_of_files_decides_nothing_where_a_count_returns_to_what_it_was() throws IOException {
        judgedAt(END);
        scheduler()
                .counter("oldpath.uses", use(), 5, at(10))
                .counter("oldpath.uses", use(), 0, at(END))
                .livesUntil(at(END));
        List<String> lines = through((export, sample) -> {
            if (!sample.attributes().containsValue("mobile")) {
                return Stream.of(sample);
            }
            double value = export.time() > at(115) && export.time() < at(125) ? 3 : 5;
            return Stream.of(new Sample(sample.metric(), sample.attributes(), at(0), value, true));
        });
        assertThat(verdict(lines)).isEqualTo(IN_USE);

        List<String> mixed = new ArrayList<>();
        String three = "\"asInt\":\"3\"";
        lines.stream().filter(line -> !line.contains(three)).forEach(mixed::add);
        lines.stream().filter(line -> line.contains(three)).forEach(mixed::add);
        assertThat(mixed).hasSameSizeAs(lines).isNotEqualTo(lines);
        assertThat(verdict(mixed)).isEqualTo(IN_USE);
    }

    private static Map<String, String> use() {
        return Map.of(
                "oldpath.path.id", JOBS,
                "oldpath.path.kind", "method",
                "oldpath.client.name", "mobile",
                "oldpath.client.version", "1",
                "oldpath.client.source", "header");
    }

    @Test
    void a_service_that_lost_its_environment_is_missed_in_the_one_that_is_asked_for() throws IOException {
        services = "scheduler: {instances: 1}, gateway: {instances: 1}";
        options.addAll(List.of("--environment", "prod"));
        scheduler().in("prod").livesUntil(at(END));
        agent("gateway", "1.0", "g", 0).livesUntil(at(END));

        assertThat(verdict()).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("instance_missing: gateway");
    }

    @Test
    void the_age_of_data_that_cannot_be_read_is_the_longest() throws IOException {
        scheduler()
                .gauge("oldpath.data.age", Map.of("oldpath.path.id", JOBS), 60, at(1))
                .livesUntil(at(END));
        List<String> lines = telemetry.lines();
        assertThat(lines.get(50)).contains("explicitBounds", "bucketCounts");
        assertThat(verdict(lines)).isEqualTo(SAFE);

        for (String lost : List.of("\"explicitBounds\":\\[[^\\]]*\\],?", "\"bucketCounts\":\\[[^\\]]*\\],?")) {
            assertThat(verdict(lines.stream()
                            .map(line -> line.replaceAll(lost, "").replace(",}", "}"))
                            .toList()))
                    .as(lost)
                    .isEqualTo(UNKNOWN);
        }
        assertThat(verdict(lines.stream()
                        .map(line -> line.replace("\"histogram\"", "\"exponentialHistogram\"")
                                .replaceAll("\"(explicitBounds|bucketCounts)\":\\[[^\\]]*\\],?", "")
                                .replace(",}", "}"))
                        .toList()))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void what_makes_a_verdict_later_is_missed() throws IOException {
        scheduler()
                .says(JOBS, "quiet", "60")
                .gauge("oldpath.data.age", Map.of("oldpath.path.id", JOBS), 60, at(1))
                .gauge("oldpath.backlog.age", Map.of("messaging.destination.name", "orders"), 1, at(1))
                .livesUntil(at(END));
        assertThat(verdict()).isEqualTo(SAFE);

        for (String lost : List.of("oldpath.data.age", "oldpath.backlog.age", "oldpath.agent.delays")) {
            assertThat(verdict(losing((export, sample) -> sample.metric().equals(lost))))
                    .as(lost)
                    .isEqualTo(UNKNOWN);
            assertThat(answer().out()).contains("uses_missing", "oldpath.agent.delays");
            assertThat(verdict(losing((export, sample) ->
                            export.time() > at(100) && sample.metric().equals(lost))))
                    .as(lost + " from some moment on")
                    .isEqualTo(UNKNOWN);
        }
        assertThat(verdict(through((export, sample) -> Stream.of(without(sample, "oldpath.path.quiet")))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void the_age_of_data_without_its_path_is_that_of_every_path() throws IOException {
        scheduler().gauge("oldpath.data.age", Map.of(), 86_400, at(1)).livesUntil(at(END));

        assertThat(verdict()).isEqualTo(UNKNOWN);
    }

    @Test
    void of_two_consumers_that_nothing_tells_apart_the_one_further_behind_counts() throws IOException {
        agent("scheduler", "1.0", "a", 0)
                .measuresItsClock()
                .knows(JOBS, "message")
                .gauge("oldpath.backlog.age", Map.of("messaging.destination.name", "orders"), 100 * 60, at(1))
                .gauge("oldpath.backlog.age", Map.of("messaging.destination.name", "mails"), 1, at(1))
                .livesUntil(at(END));
        judgedAt(120);
        assertThat(verdict()).isEqualTo(UNKNOWN);

        assertThat(verdict(through((export, sample) -> Stream.of(without(sample, "messaging.destination.name")))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_clock_that_is_not_measured_any_more_may_be_behind_by_now() throws IOException {
        long behind = 2 * MINUTE;
        scheduler().clockIsAhead(-behind).used(JOBS, "mobile", "1", at(120)).livesUntil(at(179));
        judgedAt(179);
        assertThat(verdict()).isEqualTo(IN_USE);

        assertThat(verdict(through((export, sample) -> !sample.metric().equals("oldpath.agent.clock.offset")
                        ? Stream.of(sample)
                        : export.time() > at(60)
                                ? Stream.empty()
                                : Stream.of(new Sample(sample.metric(), sample.attributes(), 0, 0, false)))))
                .isEqualTo(IN_USE);
    }

    private List<String> withoutApp() throws IOException {
        return losing((export, sample) -> isOf(sample, "app"));
    }

    @Test
    void the_uses_of_one_client_that_a_store_takes_no_more_are_missing() throws IOException {
        scheduler()
                .used(JOBS, "web", "1.0", at(10))
                .used(JOBS, "app", "2.0", at(150))
                .livesUntil(at(END));

        assertThat(verdict()).isEqualTo(IN_USE);
        assertThat(verdict(withoutApp())).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("uses_missing").contains("not all points arrive that the agent counts");
    }

    @Test
    void what_arrives_twice_does_not_stand_for_what_does_not_arrive() throws IOException {
        scheduler()
                .used(JOBS, "web", "1.0", at(10))
                .used(JOBS, "app", "2.0", at(150))
                .livesUntil(at(END));
        List<String> twice = new ArrayList<>();
        for (String line : withoutApp()) {
            twice.addAll(List.of(line, line));
        }

        assertThat(verdict(twice)).isEqualTo(UNKNOWN);
    }

    @Test
    void a_point_that_is_lost_once_is_not_missed_after_the_next_export() throws IOException {
        scheduler().livesUntil(at(END));

        assertThat(verdict(losing((export, sample) -> export.time() == at(150)
                        && "oldpath.canary".equals(sample.attributes().get("oldpath.path.id")))))
                .isEqualTo(SAFE);
    }

    private void usedJustBeforeAnotherTakesItsPlace() throws IOException {
        scheduler().used(JOBS, "app", "2.0", at(119.99)).livesUntil(at(120));
        agent("scheduler", "1.0", "b", 120)
                .measuresItsClock()
                .knows(JOBS, "method")
                .livesUntil(at(END));
        judgedAt(179);

        assertThat(verdict()).isEqualTo(IN_USE);
    }

    @Test
    void a_client_whose_uses_are_missing_in_the_last_export_of_a_process_used_the_path() throws IOException {
        usedJustBeforeAnotherTakesItsPlace();
        assertThat(verdict(withoutApp())).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("coverage_gap");
    }

    @Test
    void a_path_of_which_only_uses_arrive_has_lost_its_scope() throws IOException {
        scheduler()
                .looks(List.of("@OldPath"), "rule", "complete")
                .used(JOBS, "web", "1.0", at(5))
                .livesUntil(at(60));
        agent("scheduler", "2.0", "b", 60).measuresItsClock().livesUntil(at(END));

        assertThat(verdict()).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("rule_missing");
        assertThat(verdict(losing((export, sample) -> sample.metric().equals("oldpath.path.info"))))
                .isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("scope_changed");
    }

    private static boolean isOfPath(Sample sample) {
        return JOBS.equals(sample.attributes().get("oldpath.path.id"));
    }

    private static boolean isOf(Sample sample, String client) {
        return client.equals(sample.attributes().get("oldpath.client.name"));
    }

    private static Sample with(Sample sample, String attribute, String value) {
        Map<String, String> attributes = new HashMap<>(sample.attributes());
        attributes.put(attribute, value);
        return new Sample(sample.metric(), attributes, sample.start(), sample.value(), sample.counter());
    }

    @Test
    void what_a_client_counted_that_lost_its_name_hides_no_use_by_another() throws IOException {
        scheduler()
                .used(JOBS, "web", "1.0", at(5))
                .used(JOBS, "app", "2.0", at(150))
                .livesUntil(at(END));

        assertThat(verdict(through((export, sample) -> isOf(sample, "app")
                        ? Stream.empty()
                        : Stream.of(
                                isOf(sample, "web") && export.time() > at(100)
                                        ? with(sample, "oldpath.client.name", "_other")
                                        : sample))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void labels_that_two_collectors_add_hide_no_use() throws IOException {
        scheduler()
                .used(JOBS, "web", "1.0", at(5))
                .used(JOBS, "app", "2.0", at(150))
                .livesUntil(at(END));

        assertThat(verdict(through((export, sample) -> isOf(sample, "app")
                        ? Stream.empty()
                        : Stream.of(with(sample, "collector", "a"), with(sample, "collector", "b")))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_process_hides_no_use_in_the_next_one_under_its_id_where_starts_are_lost() throws IOException {
        scheduler()
                .used(JOBS, "web", "1.0", at(5))
                .used(JOBS, "web", "1.0", at(6))
                .livesUntil(at(60));
        scheduler(61)
                .used(JOBS, "web", "1.0", at(62))
                .used(JOBS, "app", "2.0", at(150))
                .livesUntil(at(END));

        assertThat(verdict(through((export, sample) -> isOf(sample, "app")
                        ? Stream.empty()
                        : Stream.of(new Sample(
                                sample.metric(), sample.attributes(), 0, sample.value(), sample.counter())))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void of_the_last_export_of_a_process_the_end_alone_is_no_orderly_end() throws IOException {
        usedJustBeforeAnotherTakesItsPlace();
        assertThat(verdict(losing((export, sample) -> export.resource().containsValue("a")
                        && export.time() == at(120)
                        && !sample.metric().equals("oldpath.agent.end.timestamp"))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_process_that_sends_all_but_its_heartbeat_is_missed_where_whoever_reports_is_the_fleet() throws IOException {
        services = "scheduler: {instances: reporting}";
        scheduler().livesUntil(at(END));
        agent("scheduler", "1.0", "b", 0)
                .measuresItsClock()
                .knows(JOBS, "method")
                .livesUntil(at(150));

        assertThat(verdict(losing((export, sample) ->
                        export.resource().containsValue("b") && sample.metric().equals("oldpath.agent.info"))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void an_undeclared_service_whose_descriptions_never_arrive_may_know_the_path() throws IOException {
        scheduler().livesUntil(at(END));
        agent("gateway", "1.0", "b", 0)
                .measuresItsClock()
                .knows(JOBS, "method")
                .knows("other", "method")
                .livesUntil(at(END));

        assertThat(verdict()).isEqualTo(UNKNOWN);
        assertThat(verdict(losing((export, sample) -> export.resource().containsValue("gateway") && isOfPath(sample))))
                .isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("no_expected_instances");
    }

    @Test
    void a_version_that_goes_back_behind_one_that_may_have_known_the_path_has_not_removed_it() throws IOException {
        scheduler().livesUntil(at(40));
        agent("scheduler", "2.0", "b", 40)
                .measuresItsClock()
                .knows(JOBS, "method")
                .livesUntil(at(60));
        agent("scheduler", "1.9", "c", 60).measuresItsClock().livesUntil(at(END));

        assertThat(verdict()).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("version_without_mark");
        assertThat(verdict(losing((export, sample) -> export.resource().containsValue("2.0") && isOfPath(sample))))
                .isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("version_without_mark");
    }

    @Test
    void a_service_of_which_no_description_arrived_whole_may_know_every_path() throws IOException {
        services = "scheduler: {instances: 1}, gateway: {instances: 1, rollbackHorizon: 130m}";
        scheduler().livesUntil(at(END));
        agent("gateway", "1.0", "b", 0).measuresItsClock().knows(JOBS, "method").livesUntil(at(60));
        agent("gateway", "2.0", "c", 60).measuresItsClock().livesUntil(at(END));

        assertThat(verdict()).isEqualTo(SAFE);
        options.addAll(List.of("--format", "json"));
        assertThat(verdict(losing((export, sample) -> export.resource().containsValue("gateway") && isOfPath(sample))))
                .as("its rollback horizon counts")
                .isEqualTo(UNKNOWN);

        services = services.replace("130m", "1m");
        telemetry.clear();
        scheduler().livesUntil(at(END));
        agent("gateway", "1.0", "b", 0).measuresItsClock().knows(JOBS, "method").livesUntil(at(60));
        agent("gateway", "2.0", "c", 60).measuresItsClock().failsItsCanary().livesUntil(at(END));
        assertThat(verdict()).isEqualTo(UNKNOWN);
        assertThat(verdict(losing((export, sample) -> export.resource().containsValue("gateway") && isOfPath(sample))))
                .isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("canary_failed");
    }

    @Test
    void a_version_whose_path_is_dropped_has_not_removed_it() throws IOException {
        scheduler().livesUntil(at(60));
        agent("scheduler", "2.0", "b", 60)
                .measuresItsClock()
                .reports(JOBS, "method", "uncountable", "native code")
                .livesUntil(at(END));

        assertThat(verdict()).isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("path_uncountable");
        assertThat(verdict(losing((export, sample) -> export.resource().containsValue("2.0") && isOfPath(sample))))
                .isEqualTo(UNKNOWN);
        assertThat(answer().out()).contains("uses_missing");
    }

    @Test
    void sums_that_arrive_no_longer_prove_nothing() throws IOException {
        scheduler().livesUntil(at(END));

        assertThat(verdict()).isEqualTo(SAFE);
        for (String sum : List.of("oldpath.agent.uses", "oldpath.agent.paths")) {
            assertThat(verdict(losing((export, sample) -> sample.metric().equals(sum))))
                    .as("without " + sum)
                    .isEqualTo(UNKNOWN);
            assertThat(verdict(losing((export, sample) ->
                            export.time() > at(100) && sample.metric().equals(sum))))
                    .as("without " + sum + " from some moment on")
                    .isEqualTo(UNKNOWN);
        }
    }

    @Test
    void while_a_clock_is_not_measured_it_may_be_behind() throws IOException {
        scheduler().used(JOBS, "mobile", "1", at(100)).livesUntil(at(END));
        judgedAt(161);
        assertThat(verdict()).isEqualTo(SAFE);

        assertThat(verdict(losing((export, sample) -> isOffset(sample) && isBetween(export, 90, 115))))
                .isEqualTo(IN_USE);
    }

    @Test
    void while_a_clock_is_not_measured_it_may_be_as_far_behind_as_before() throws IOException {
        scheduler().used(JOBS, "mobile", "1", at(100)).livesUntil(at(END));
        judgedAt(165);

        assertThat(verdict(through((export, sample) -> {
                    if (!isOffset(sample)) {
                        return Stream.of(sample);
                    }
                    double offset = export.time() < at(90) ? 600 : 0;
                    return isBetween(export, 90, 115)
                            ? Stream.empty()
                            : Stream.of(new Sample(sample.metric(), sample.attributes(), 0, offset, false));
                })))
                .isEqualTo(IN_USE);
    }

    private static boolean isOffset(Sample sample) {
        return sample.metric().equals("oldpath.agent.clock.offset");
    }

    private boolean isBetween(Export export, double from, double to) {
        return export.time() >= at(from) && export.time() < at(to);
    }

    @Test
    void a_window_below_three_intervals_ends_before_uses_arrive() throws IOException {
        options.set(1, "30s");
        scheduler().used(JOBS, "mobile", "1", at(160)).livesUntil(at(END));
        judgedAt(161.9);
        assertThat(verdict()).isEqualTo(IN_USE);

        options.set(options.size() - 1, Instant.ofEpochMilli(at(163.1)).toString());
        assertThat(verdict()).isEqualTo(SAFE);
    }

    @Test
    void a_job_shows_what_it_used_until_its_last_run() throws IOException {
        services = "scheduler: {runs: 1h}";
        options.set(1, "90m");
        scheduler(0).livesUntil(at(5));
        scheduler("b", 60).used(JOBS, "mobile", "1", at(62)).livesUntil(at(65));
        scheduler("c", 120).livesUntil(at(125));
        List<String> beforeTheNext = telemetry.lines();
        scheduler("d", 155).used(JOBS, "mobile", "1", at(156)).livesUntil(at(160));
        judgedAt(162);

        assertThat(verdict()).isEqualTo(IN_USE);
        assertThat(verdict(beforeTheNext)).isEqualTo(IN_USE);
    }

    private Agent scheduler(String instance, double from) {
        return agent("scheduler", "1.0", instance, from).measuresItsClock().knows(JOBS, "method");
    }

    @Test
    void a_quiet_time_that_never_arrived_of_a_version_that_has_ended_may_be_of_any_length() throws IOException {
        scheduler().says(JOBS, "quiet", "12000").livesUntil(at(60));
        agent("scheduler", "2.0", "b", 60)
                .measuresItsClock()
                .knows(JOBS, "method")
                .livesUntil(at(END));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        assertThat(verdict(through((export, sample) -> Stream.of(without(sample, "oldpath.path.quiet")))))
                .isEqualTo(UNKNOWN);
        String inTenYears = Instant.ofEpochMilli(at(63))
                .plus(Duration.ofDays(3652))
                .toString()
                .substring(0, 10);
        assertThat(answer().out()).contains(inTenYears);
        assertThat(verdict(through((export, sample) ->
                        Stream.of(isBetween(export, 0, 30) ? without(sample, "oldpath.path.quiet") : sample))))
                .as("it arrived later")
                .isEqualTo(UNKNOWN);
        assertThat(answer().out()).doesNotContain(inTenYears);
    }

    @Test
    void so_may_one_of_a_service_of_which_no_path_ever_arrived() throws IOException {
        services = "scheduler: {instances: 1}, gateway: {instances: 1}";
        scheduler().livesUntil(at(END));
        agent("gateway", "1.0", "g", 0)
                .measuresItsClock()
                .knows(JOBS, "method")
                .says(JOBS, "quiet", "12000")
                .livesUntil(at(60));
        agent("gateway", "2.0", "h", 60).measuresItsClock().livesUntil(at(END));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        assertThat(verdict(losing((export, sample) -> export.resource().containsValue("gateway")
                        && JOBS.equals(sample.attributes().get("oldpath.path.id")))))
                .isEqualTo(UNKNOWN);
    }
}
