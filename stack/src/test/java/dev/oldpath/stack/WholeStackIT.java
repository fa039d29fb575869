package dev.oldpath.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.oldpath.grafana.DashboardExpressions;
import dev.oldpath.grafana.DashboardExpressions.Expression;
import dev.oldpath.review.Main;
import dev.oldpath.servers.Outcome;
import dev.oldpath.servers.RunningPrometheus;
import dev.oldpath.servers.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people look at, once all parts run: the command line, the dashboards, the alerts. */
class WholeStackIT {
    private static final String IN_USE = "GET /v1/jobs";
    private static final String UNUSED = "com.acme.scheduler.JobQueue#retry(java.lang.String)";
    private static final String UNUSED_AT_FIRST = "DELETE /v1/jobs/{id}";
    private static final String UNCOUNTABLE = "com.acme.scheduler.JobQueue#LIMIT";

    @TempDir
    private static Path folder = Path.of("");

    private static Optional<RunningStack> running = Optional.empty();
    private static URI scheduler = URI.create("");

    @BeforeAll
    static void start_everything() throws IOException, InterruptedException {
        Servers servers = Servers.find();
        running = Optional.of(new RunningStack(servers, folder));
        scheduler = stack().startDemo();
    }

    @AfterAll
    static void end_everything() {
        running.ifPresent(RunningStack::close);
    }

    private static RunningStack stack() {
        return running.orElseThrow();
    }

    private static RunningPrometheus prometheus() {
        return stack().prometheus();
    }

    private static void awaitVerdict(String path, int code) {
        stack().awaitVerdict(path, code);
    }

    @Test
    void a_path_that_the_old_mobile_app_still_calls_must_not_be_removed() {
        awaitVerdict(IN_USE, 3);
        Outcome answer = canIRemove(IN_USE);
        assertThat(answer.exitCode()).as(answer.output()).isEqualTo(1);
        assertThat(answer.output()).contains("IN USE", "AcmeMobile 3.1");
    }

    @Test
    void a_path_that_nobody_ever_reported_is_blind() {
        Outcome answer = canIRemove("GET /v0/jobs");
        assertThat(answer.exitCode()).as(answer.output()).isEqualTo(2);
        assertThat(answer.output()).contains("BLIND");
    }

    @Test
    void a_path_that_cannot_be_counted_is_blind() {
        String path = prometheus()
                .await(
                        "oldpath:blind:rank{reason=\"path_uncountable\",oldpath_path_id=~\"" + UNCOUNTABLE + ".*\"}",
                        RunningStack.SOON,
                        answer -> !answer.isEmpty())
                .get(0)
                .label("oldpath_path_id");
        awaitVerdict(path, 2);
        Outcome answer = canIRemove(path);
        assertThat(answer.exitCode()).as(answer.output()).isEqualTo(2);
        assertThat(answer.output()).contains("BLIND");
    }

    @Test
    void a_path_that_nobody_used_for_the_window_is_safe() {
        awaitVerdict(UNUSED, 0);
        Outcome answer = canIRemove(UNUSED);
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("SAFE");
    }

    @Test
    void the_report_shows_every_path_with_its_verdict() {
        awaitVerdict(IN_USE, 3);
        Outcome report = AgentJar.run(prometheus(), "report", "--format", "markdown");
        assertThat(report.exitCode()).as(report.output()).isZero();
        assertThat(report.output()).contains(IN_USE, UNUSED, UNCOUNTABLE, TroubledService.PATH, "AcmeMobile");
    }

    @Test
    void evidence_files_of_the_same_agents_get_the_same_verdicts() throws IOException, InterruptedException {
        awaitVerdict(IN_USE, 3);
        awaitVerdict(UNUSED, 0);
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), "services: {scheduler: {instances: 2}}\n");
        List<String> files = List.of(
                "--evidence",
                stack().evidence().toString(),
                "--fleet",
                fleet.toString(),
                "--window",
                RunningStack.WINDOW.toSeconds() + "s");
        Map<String, String> fromFiles = Map.of();
        Map<String, String> fromRules = Map.of("not asked", "yet");
        // Each may see a change some seconds before the other, so they are asked again.
        for (int looks = 0; looks < 20 && !(fromFiles.equals(fromRules) && fromFiles.containsValue("SAFE")); looks++) {
            TimeUnit.SECONDS.sleep(1);
            Instant asOf = Instant.now().minus(RunningStack.INTERVAL.multipliedBy(3));
            fromFiles = verdicts(asOf, files);
            fromRules =
                    verdicts(asOf, List.of("--prometheus", prometheus().url().toString()));
        }
        assertThat(fromFiles).isEqualTo(fromRules).containsKeys(IN_USE, UNUSED);
        assertThat(fromFiles.values()).contains("SAFE", "BLIND", "IN_USE");
    }

    private static Map<String, String> verdicts(Instant asOf, List<String> source) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("report", "--format", "json", "--service", "scheduler", "--as-of", asOf.toString()));
        arguments.addAll(source);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = new Main().run(arguments.toArray(String[]::new), new PrintStream(out), System.err);
        assertThat(exitCode).as(out.toString(StandardCharsets.UTF_8)).isZero();
        Map<String, String> verdicts = new TreeMap<>();
        for (JsonNode path : new ObjectMapper().readTree(out.toByteArray()).path("paths")) {
            verdicts.put(path.path("path").asText(), path.path("verdict").asText());
        }
        return verdicts;
    }

    @Test
    void every_expression_of_every_dashboard_has_data() throws InterruptedException {
        awaitVerdict(IN_USE, 3);
        awaitVerdict(TroubledService.PATH, 3);
        List<Expression> demo = expressions(IN_USE, "AcmeMobile");
        List<Expression> troubled = expressions(TroubledService.PATH, TroubledService.CLIENT);
        TreeSet<String> empty = new TreeSet<>();
        for (int i = 0; i < demo.size(); i++) {
            if (!haveDataSoon(demo.get(i), troubled.get(i))) {
                empty.add(demo.get(i).dashboard() + ", " + demo.get(i).panel() + ", "
                        + demo.get(i).refId());
            }
        }
        assertThat(demo).hasSizeGreaterThan(50);
        assertThat(empty).isEmpty();
        assertThat(prometheus().failingRules()).isEmpty();
    }

    private static List<Expression> expressions(String path, String client) {
        Path dashboards = AgentJar.ROOT.resolve("grafana/dashboards");
        return DashboardExpressions.in(
                dashboards,
                Map.of("environment", ".*", "service", ".*", "path", path, "client", client, "__range", "5m"));
    }

    /** In one of the two scenarios; both are asked, because neither may be an error. */
    private static boolean haveDataSoon(Expression demo, Expression troubled) throws InterruptedException {
        for (Instant start = Instant.now();
                Instant.now().isBefore(start.plus(RunningStack.SOON));
                TimeUnit.SECONDS.sleep(1)) {
            boolean inTrouble = hasData(troubled);
            if (hasData(demo) || inTrouble) {
                return true;
            }
        }
        return false;
    }

    /** Asked as the panel asks; an error is an exception. */
    private static boolean hasData(Expression expression) {
        Instant now = Instant.now();
        int series = expression.instant()
                ? prometheus().query(expression.expr()).size()
                : prometheus().seriesOver(expression.expr(), now.minusSeconds(60), now, Duration.ofSeconds(2));
        return series > 0;
    }

    @Test
    void every_alert_has_data_when_what_it_warns_of_happens() throws IOException, InterruptedException {
        stack().collector().accept(TroubledService.refused());
        awaitVerdict(UNUSED_AT_FIRST, 0);
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(scheduler.resolve("/v1/jobs/1"))
                                .DELETE()
                                .build(),
                        BodyHandlers.discarding());
        awaitVerdict(UNUSED_AT_FIRST, 3);
        Map<String, String> alerts = prometheus().alerts();
        assertThat(alerts).hasSizeGreaterThan(5);
        alerts.forEach((name, expression) -> {
            if (name.equals("OldPathRulesStopped")) {
                assertThat(prometheus().query(expression)).as(name).isEmpty();
                assertThat(prometheus().query(expression, Instant.now().minus(Duration.ofMinutes(30))))
                        .as("%s, before the rules ran", name)
                        .isNotEmpty();
            } else if (name.equals("OldPathRulesLate")) {
                assertThat(prometheus().query(expression))
                        .as("%s, whose scenario is a test of the rules", name)
                        .isNotNull();
            } else {
                prometheus().await(expression, RunningStack.SOON, answer -> !answer.isEmpty());
            }
        });
    }

    private static Outcome canIRemove(String path) {
        return AgentJar.run(prometheus(), "can-i-remove", path);
    }
}
