package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.oldpath.review.CommandLineFixture.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The recorded verdict, read from something that speaks like Prometheus. That a real Prometheus with the shipped rules says
 * the same is tested where the rules are.
 */
class PrometheusTest {
    private static final long NOW = 1_767_600_000; // 2026-01-05T08:00:00Z
    private static final String ORDERS = "deployment_environment_name=prod,service_name=orders,oldpath_path_id=GET /v1";
    private static final String MAIL = "deployment_environment_name=prod,service_name=mail,oldpath_path_id=GET /v1";

    private static final String ALL = "deployment_environment_name=prod,oldpath_path_id=GET /v1";

    private final Map<String, List<String>> series = new LinkedHashMap<>();
    /** What an evaluation that still runs has recorded, so that a query as of the present finds it. */
    private final Map<String, List<String>> unfinished = new LinkedHashMap<>();

    private int status = 200;
    private String otherAnswer = "";
    private String authorization = "";
    private String warnings = "[]";
    private String rules =
            "{\"status\":\"success\",\"data\":{\"groups\":[" + group("oldpath.verdict", "ok", "") + "]}}";
    private int rulesStatus = 200;
    private int asked;
    private int askedAboutRules;
    private volatile boolean drips;
    private volatile boolean stalls;
    private final CountDownLatch finished = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void a_server_with_a_path_known_to_two_services() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::answer);
        server.start();
        record("oldpath:eval_timestamp_seconds", "", NOW - 60);
        for (String path : List.of(ORDERS, MAIL)) {
            boolean orders = path.equals(ORDERS);
            record("oldpath:verdict:code", path, orders ? 3 : 0);
            record("oldpath:reason:info", path + ",reason=" + (orders ? "used" : "quiet"), 1);
            record("oldpath:window:seconds", path, 2_592_000);
            record("oldpath:observed_since_timestamp_seconds", path, NOW - 4_000_000);
            record("oldpath:quiet_since_timestamp_seconds", path, NOW - (orders ? 3_600 : 3_000_000));
            record("oldpath:safe_at_timestamp_seconds", path, NOW - (orders ? 3_600 : 3_000_000) + 2_592_000);
        }
        record("oldpath:verdict:code", ALL, 3);
        record("oldpath:reason:info", ALL + ",reason=used", 1);
        record("oldpath:last_used_timestamp_seconds", ORDERS, NOW - 3_600);
        String client = ORDERS + ",oldpath_client_name=mobile,oldpath_client_version=1.4,service_version=2.0";
        record("oldpath:client_last_used_timestamp_seconds", client, NOW - 3_600);
        record("oldpath:client_uses:total", client, 42);
        record("oldpath:path:info", ORDERS + ",oldpath_path_kind=endpoint,oldpath_path_owner=team-orders", 1);
        String described = "oldpath:path_described_timestamp_seconds";
        String before = ORDERS + ",oldpath_path_kind=endpoint,oldpath_path_owner=team-before";
        record(described, before + ",oldpath_path_replacement=GET /v2", NOW - 600);
        record(described, before + ",oldpath_path_replacement=GET /v3", NOW - 60);
        record("oldpath:expected_instances:count", "deployment_environment_name=prod,service_name=orders", 2);
        record("oldpath:reporting_instances:count", "deployment_environment_name=prod,service_name=orders", 2);
    }

    @AfterEach
    void stop() {
        finished.countDown();
        server.stop(0);
    }

    @Test
    void the_report_shows_what_the_rules_recorded() {
        assertThat(run("report").out())
                .containsPattern("IN USE +GET /v1 +endpoint +used +2026-02-04 07:00 +2026-01-05 07:00 +mobile 1.4 ")
                .contains("environment prod");
        assertThat(run("report", "--format", "json").out())
                .contains(
                        "\"uses\" : 42",
                        "\"owner\" : \"team-orders\"",
                        "\"replacement\" : \"GET /v3\"",
                        "\"expectedInstances\" : \"2\"");
    }

    @Test
    void all_that_an_unproven_rule_matches_is_counted_as_in_files() {
        String path = "deployment_environment_name=prod,service_name=orders,oldpath_path_id=GET /v0";
        record("oldpath:path_described_timestamp_seconds", path + ",oldpath_path_kind=endpoint", NOW);
        for (String labels : List.of(path, path.replace("service_name=orders,", ""))) {
            record("oldpath:verdict:code", labels, 2);
            record("oldpath:reason:info", labels + ",reason=path_unproven", 1);
        }
        String version = "deployment_environment_name=prod,service_name=orders,service_version=2.0";
        record("oldpath:version_first_report_timestamp_seconds", version, NOW - 7_200);
        record("oldpath:version_path_timestamp_seconds", path + ",service_version=2.0", NOW - 7_200);
        record("oldpath:unwatched_path:info", path + ",service_version=2.0,reason=path_unproven", 1);

        assertThat(run("report", "--format", "json").out())
                .contains("\"counting\" : \"ALL\"")
                .doesNotContain("\"counting\" : \"SOME\"");
        assertThat(run("report", "--format", "html").out()).contains("has it, its rule may name nothing");
    }

    @Test
    void reads_and_writes_kinds_and_what_agents_report_are_shown_as_recorded() {
        String dto = "deployment_environment_name=prod,service_name=orders,oldpath_path_id=com.acme.OrderDto#priority";
        for (String kind : List.of("field", "payload")) {
            record("oldpath:path_described_timestamp_seconds", dto + ",oldpath_path_kind=" + kind, NOW);
        }
        record("oldpath:path:info", dto + ",oldpath_path_kind=payload", 1);
        for (String labels : List.of(dto, dto.replace("service_name=orders,", ""))) {
            record("oldpath:verdict:code", labels, 2);
            record("oldpath:reason:info", labels + ",reason=path_uncountable", 1);
        }
        record("oldpath:blind_detail:info", dto + ",reason=path_uncountable,oldpath_path_reason=read by Unsafe", 1);
        record("oldpath:blind_detail:info", dto + ",reason=path_uncountable,oldpath_path_reason=inlined", 1);
        record("oldpath:blind_detail:info", dto + ",reason=path_failed,oldpath_path_reason=not asked for", 1);
        String client = dto + ",oldpath_client_name=mobile,oldpath_client_version=1.4,service_version=2.0";
        record("oldpath:client_last_used_timestamp_seconds", client, NOW - 3_600);
        record("oldpath:client_uses:total", client, 15);
        record("oldpath:client_kind_uses:total", client + ",oldpath_path_kind=field,oldpath_access=read", 12);
        record("oldpath:client_kind_uses:total", client + ",oldpath_path_kind=payload,oldpath_access=write", 3);

        String version = "deployment_environment_name=prod,service_name=orders,service_version=2.0";
        record("oldpath:version_first_report_timestamp_seconds", version, NOW - 7_200);
        record("oldpath:version_path_timestamp_seconds", dto + ",service_version=2.0", NOW - 7_200);
        record(
                "oldpath:unwatched_path:info",
                dto
                        + ",service_version=2.0,service_instance_id=a,oldpath_path_state=uncountable,reason=path_uncountable",
                1);

        assertThat(run("report", "--format", "json").out()).contains("\"counting\" : \"SOME\"");
        assertThat(run("report").out())
                .containsPattern("BLIND +com.acme.OrderDto#priority +field, payload +path_uncountable: "
                        + "inlined; read by Unsafe \\(orders\\) .* mobile 1.4 \\(field read 12, received 3\\)");
        assertThat(run("report", "--format", "json").out())
                .contains("\"reasonDetails\" : [ \"inlined\", \"read by Unsafe\" ]")
                .containsPattern("\"kind\" : \"field\",\\s+\"access\" : \"read\",\\s+\"uses\" : 12\\s")
                .containsPattern("\"access\" : \\{\\s+\"read\" : 12,\\s+\"write\" : 3\\s+}");
    }

    @Test
    void the_verdict_is_that_of_the_services_asked_for() {
        assertThat(run("can-i-remove", "GET /v1").exitCode()).isEqualTo(1);
        assertThat(run("can-i-remove", "GET /v1", "--service", "mail").exitCode())
                .isZero();
        assertThat(run("can-i-remove", "GET /v1", "--environment", "test").exitCode())
                .isEqualTo(2);
        assertThat(run("can-i-remove", "GET /v2").exitCode()).isEqualTo(2);
    }

    private void a_safe_path() {
        for (String labels :
                List.of("deployment_environment_name=prod,oldpath_path_id=old", MAIL.replace("GET /v1", "old"))) {
            record("oldpath:verdict:code", labels, 0);
            record("oldpath:reason:info", labels + ",reason=quiet", 1);
            record("oldpath:window:seconds", labels, 2_592_000);
        }
        assertThat(run("can-i-remove", "old").exitCode()).isZero();
    }

    @Test
    void a_missing_service_may_use_a_path_that_only_another_environment_knows() {
        a_safe_path();
        String staging = "deployment_environment_name=staging,service_name=orders";
        record("oldpath:missing_service:info", staging + ",cause=uses", 1);
        record("oldpath:missing_service:info", staging + ",cause=instances", 1);

        Answer answer = run("can-i-remove", "old");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).containsPattern("BLIND +old +staging +- +instance_missing: orders");
        assertThat(run("can-i-remove", "old", "--environment", "prod").exitCode())
                .isZero();
        assertThat(run("can-i-remove", "old", "--service", "mail").exitCode()).isZero();
    }

    @Test
    void a_service_that_was_missing_may_have_used_a_path_that_only_another_environment_knows() {
        a_safe_path();
        String gapEnd = "oldpath:service_gap_end_timestamp_seconds";
        record(gapEnd, "deployment_environment_name=test,service_name=orders", NOW - 2_592_000);
        record(gapEnd, "deployment_environment_name=prod,service_name=orders", NOW);
        assertThat(run("can-i-remove", "old").exitCode()).isZero();

        String orders = "deployment_environment_name=staging,service_name=orders";
        record(gapEnd, orders, NOW - 2_592_000);
        record("oldpath:undescribed_window:seconds", orders, 2_595_600);
        assertThat(run("can-i-remove", "old").exitCode())
                .as("it may be rolled back for longer")
                .isEqualTo(2);

        record(gapEnd, orders, NOW - 3_600);
        Answer answer = run("can-i-remove", "old");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).containsPattern("TOO EARLY +old +staging +- +coverage_gap +2026-02-04 08:00 ");
    }

    @Test
    void a_path_of_what_reports_without_its_service_is_shown() {
        record("oldpath:verdict:code", "oldpath_path_id=nameless", 2);
        record("oldpath:reason:info", "oldpath_path_id=nameless,reason=no_expected_instances", 1);

        assertThat(run("report").out()).containsPattern("BLIND +nameless +- +no_expected_instances ");
        assertThat(run("can-i-remove", "nameless").out()).contains("no_expected_instances");
    }

    @Test
    void a_user_in_the_url_is_sent_and_never_shown() {
        Answer answer = CommandLineFixture.run("report", "--prometheus", url().replace("http://", "http://me:secret@"));

        assertThat(authorization).isEqualTo("Basic bWU6c2VjcmV0");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out() + answer.err()).doesNotContain("secret");
    }

    @Test
    void missing_rules_are_reported() {
        series.clear();

        assertProblem(run("report"), 65, "has no OldPath rules");
    }

    @Test
    void stopped_rules_are_reported_with_the_moment_they_stopped() {
        series.remove("oldpath:eval_timestamp_seconds");
        record("oldpath:eval_timestamp_seconds", "", NOW - 7_200);

        assertProblem(run("report"), 65, "the OldPath rules stopped 2h ago (2026-01-05T06:00:00Z)");
    }

    @Test
    void something_else_than_a_prometheus_is_reported() {
        otherAnswer = "<html>Welcome</html>";
        assertProblem(run("report"), 65, "is not a Prometheus (HTTP 200");
        status = 404;
        assertProblem(run("report"), 65, "is not a Prometheus (HTTP 404");
        otherAnswer = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}";
        status = 400;
        assertProblem(run("report"), 65, "refuses the query: parse error");
    }

    @Test
    void a_source_that_does_not_answer_is_reported() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertProblem(
                CommandLineFixture.run("report", "--prometheus", "http://127.0.0.1:" + closed),
                69,
                "cannot be reached");
        status = 401;
        assertProblem(run("report"), 69, "refuses us (HTTP 401)");
        status = 502;
        assertProblem(run("report"), 69, "HTTP 502");
    }

    @Test
    void an_answer_that_may_be_incomplete_is_no_answer() {
        warnings = "[\"a store did not reply\"]";

        assertProblem(run("can-i-remove", "GET /v1", "--service", "mail"), 65, "incomplete: a store did not reply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.9", "-1", "7", "NaN", "+Inf", "abc"})
    void a_code_that_is_none_is_no_verdict(String code) {
        series.remove("oldpath:verdict:code");
        record("oldpath:verdict:code", MAIL, code);

        assertProblem(run("can-i-remove", "GET /v1", "--service", "mail"), 65, "");
    }

    @Test
    void safe_is_only_believed_with_its_reason() {
        series.remove("oldpath:reason:info");
        assertProblem(run("can-i-remove", "GET /v1", "--service", "mail"), 65, "SAFE without the reason 'quiet'");
        record("oldpath:reason:info", MAIL + ",reason=observed_since", 1);
        assertProblem(run("report", "--service", "mail"), 65, "SAFE without the reason 'quiet'");
    }

    @Test
    void of_an_evaluation_that_still_runs_nothing_is_read() {
        unfinished.put("oldpath:verdict:code", List.of(sample(ORDERS, "0"), sample(MAIL, "0")));

        Answer answer = run("can-i-remove", "GET /v1");
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(1);
        assertThat(answer.out()).containsPattern("IN USE +GET /v1 ");
    }

    @Test
    void rules_that_ran_in_the_future_are_not_believed() {
        series.remove("oldpath:eval_timestamp_seconds");
        record("oldpath:eval_timestamp_seconds", "", NOW + 3_600);

        assertProblem(run("report"), 65, "which is in the future of");
    }

    @Test
    void what_only_the_verdict_over_all_services_knows_counts() {
        series.put("oldpath:verdict:code", new ArrayList<>());
        record("oldpath:verdict:code", MAIL, 0);
        record("oldpath:verdict:code", ALL, 2);
        series.put("oldpath:reason:info", new ArrayList<>());
        record("oldpath:reason:info", MAIL + ",reason=quiet", 1);
        record("oldpath:reason:info", ALL + ",reason=instance_missing", 1);

        Answer answer = run("can-i-remove", "GET /v1");
        assertThat(answer.out()).contains("BLIND").contains("instance_missing");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(run("can-i-remove", "GET /v1", "--service", "mail").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldpath.verdict", "oldpath.late.hour", "oldpath.input.expected", "inputs of our own"})
    void a_failing_rule_of_any_group_of_ours_makes_the_evidence_unusable(String name) {
        addGroup(group(name, "err", "many-to-many\\nmatching"));

        assertRefused("the rule oldpath:some:rule{reason=\"quiet\"} of the group " + name
                + " fails there: many-to-many matching;");
        assertThat(askedAboutRules).isEqualTo(1);
    }

    @Test
    void a_group_that_is_late_makes_the_evidence_unusable() {
        String rule = "{\"name\":\"oldpath:slow:rule\",\"health\":\"ok\",\"evaluationTime\":70}";
        String group = "{\"name\":\"oldpath.verdict\",\"interval\":60,\"evaluationTime\":%s,\"lastEvaluation\":\"%s\","
                + "\"rules\":[{\"name\":\"oldpath:fine:rule\",\"health\":\"ok\",\"evaluationTime\":1}," + rule + "]}";
        String before = rules;
        addGroup(group.formatted("75", at(-80)));
        assertRefused("the group oldpath.verdict is late there: it took 1m 15s and has to run every 1m;"
                + " its slowest rule is oldpath:slow:rule");
        rules = before;
        addGroup(group.formatted("1", at(-600)));
        assertRefused("the group oldpath.verdict is late there: it last ran 10m ago and has to run every 1m;"
                + " its slowest rule is oldpath:slow:rule");
        rules = before;
        addGroup(group.formatted("0", "0001-01-01T00:00:00Z"));
        assertRefused(
                "the group oldpath.verdict has not run there yet, with its rule oldpath:fine:rule; ask again in 1m");
        rules = before;
        addGroup(group.formatted("59", at(-80)));
        assertThat(run("can-i-remove", "GET /v1", "--service", "mail").exitCode())
                .isZero();
    }

    @Test
    void a_group_that_runs_once_a_day_may_not_have_run_yet() {
        addGroup("{\"name\":\"oldpath.late.day\",\"interval\":86400,\"evaluationTime\":0,\"lastEvaluation\":"
                + "\"0001-01-01T00:00:00Z\",\"rules\":[{\"name\":\"oldpath:some:rule\",\"health\":\"unknown\"}]}");

        assertThat(run("can-i-remove", "GET /v1", "--service", "mail").exitCode())
                .isZero();
    }

    @Test
    void an_answer_about_rules_that_may_be_incomplete_is_no_answer() {
        rules = rules.replace("\"data\"", "\"warnings\":[\"a ruler did not reply\"],\"data\"");

        assertRefused("its answer about its rules may be incomplete: a ruler did not reply");
    }

    @Test
    void a_failing_rule_of_another_group_is_not_ours_and_one_of_the_dashboards_is_only_noted() {
        addGroup(group("other", "err", "broken").replace("oldpath:", "other:"));

        Answer answer = run("can-i-remove", "GET /v1", "--service", "mail");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).doesNotContain("whether a rule fails is not known", "broken");
        assertThat(askedAboutRules).isEqualTo(1);

        addGroup(group("oldpath.dashboards", "err", "broken")
                .replace("oldpath:fine:rule", "oldpath:agents:count")
                .replace("oldpath:some:rule", "oldpath:blind_reason:info"));
        Answer noted = run("report", "--service", "mail");
        assertThat(noted.exitCode()).isZero();
        assertThat(noted.out()).contains("of the group oldpath.dashboards fails there: broken");
    }

    private void addGroup(String group) {
        rules = rules.replace("\"groups\":[", "\"groups\":[" + group + ",");
    }

    private void assertRefused(String message) {
        assertProblem(run("can-i-remove", "GET /v1", "--service", "mail"), 65, message);
    }

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(NOW + seconds);
    }

    @Test
    void a_server_that_does_not_list_its_rules_is_noted() {
        rules = "{\"status\":\"success\",\"data\":{\"groups\":[" + group("other", "ok", "") + "]}}";
        assertThat(run("report").out())
                .contains("note: whether a rule fails is not known")
                .contains("it does not know the group oldpath.verdict");
        rulesStatus = 404;
        assertThat(run("report").out()).contains("it does not offer /api/v1/rules (HTTP 404)");
        rulesStatus = 502;
        assertProblem(run("report"), 69, "answers with HTTP 502 about its rules");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oldpath.agent.info oldpath.uses", // NoTranslation
                "oldpath.agent.info oldpath.uses_total", // NoUTF8EscapingWithSuffixes
                "oldpath_agent_info oldpath_uses" // UnderscoreEscapingWithoutSuffixes
            })
    void metrics_under_names_that_the_rules_do_not_read_are_reported(String names) {
        String setting = "set otlp.translation_strategy to UnderscoreEscapingWithSuffixes";
        List<String> heartbeat = series.getOrDefault("oldpath:eval_timestamp_seconds", List.of());
        series.clear();
        for (String name : names.split(" ", -1)) {
            record("names", "__name__=" + name, 1);
        }
        assertProblem(run("report"), 65, setting);

        series.put("oldpath:eval_timestamp_seconds", heartbeat);
        assertProblem(run("can-i-remove", "GET /v1"), 65, setting);
    }

    @Test
    void other_names_are_noted_where_the_rules_miss_what_has_them() {
        String note = "note: some OldPath metrics have names there that the rules do not read (oldpath.uses_total);"
                + " set otlp.translation_strategy to UnderscoreEscapingWithSuffixes";
        record("names", "__name__=oldpath.uses_total", 1);
        assertThat(run("report").out()).doesNotContain(note);

        Objects.requireNonNull(series.get("oldpath:verdict:code")).removeIf(sample -> sample.contains("\"3\""));
        Objects.requireNonNull(series.get("oldpath:reason:info")).removeIf(sample -> sample.contains("\"used\""));
        for (String path : List.of(ORDERS, ALL)) {
            record("oldpath:verdict:code", path, 2);
            record("oldpath:reason:info", path + ",reason=instance_missing", 1);
        }
        assertThat(run("report").out()).contains("BLIND", note);
    }

    @Test
    void metrics_under_the_names_that_the_rules_read_need_no_other_setting() {
        series.keySet().removeIf(name -> !name.equals("oldpath:eval_timestamp_seconds"));
        record("names", "__name__=oldpath_agent_info", 1);
        record("names", "__name__=oldpath_uses_total", 1);
        record("names", "__name__=oldpath_uses", 1); // from before the setting was right

        assertThat(run("report").exitCode()).isZero();
        series.clear();
        record("names", "__name__=oldpath_uses_total", 1);
        assertProblem(run("report"), 65, "has no OldPath rules");
    }

    @Test
    void a_redirect_does_not_get_the_credentials() {
        status = 302;

        assertProblem(
                CommandLineFixture.run("report", "--prometheus", url().replace("http://", "http://me:secret@")),
                65,
                "name the final URL");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void a_server_that_never_ends_its_answer_is_left() {
        drips = true;

        assertProblem(run("report", "--prometheus-timeout", "500ms"), 69, "did not finish its answer within 500ms");
    }

    @Test
    void a_server_that_stalls_after_its_headers_is_left() {
        stalls = true;

        assertProblem(run("report", "--prometheus-timeout", "500ms"), 69, "did not finish its answer within 500ms");
    }

    @Test
    void wrong_usage_is_reported() {
        assertProblem(CommandLineFixture.run("report", "--prometheus", "http://127.0.0.1:99999"), 64, "not a URL");
        assertProblem(CommandLineFixture.run("report", "--prometheus", "localhost:9090"), 64, "not a URL");
        Answer secret = CommandLineFixture.run("report", "--prometheus", "http://me:se/cr@t@host");
        assertProblem(secret, 64, "--prometheus http://***@host: not a URL");
        Answer token = CommandLineFixture.run("report", "--prometheus", "http://localhost:9090/?token=secret");
        assertProblem(token, 64, "--prometheus http://localhost:9090/?***: not a URL");
        assertProblem(run("report", "--window", "3d"), 64, "--window does not go with --prometheus");
        assertProblem(run("report", "--evidence", "."), 64, "--evidence DIR or --prometheus URL");
    }

    private static void assertProblem(Answer answer, int exitCode, String message) {
        assertThat(answer.err()).startsWith("oldpath: ").contains(message);
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    private Answer run(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--prometheus", url()));
        return CommandLineFixture.run(all.toArray(String[]::new));
    }

    private String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    private void record(String name, String labels, long value) {
        record(name, labels, String.valueOf(value));
    }

    private void record(String name, String labels, String value) {
        series.computeIfAbsent(name, any -> new ArrayList<>()).add(sample(labels, value));
    }

    private static String sample(String labels, String value) {
        StringBuilder metric = new StringBuilder();
        for (String label : labels.isEmpty() ? new String[0] : labels.split(",")) {
            String[] parts = label.split("=", 2);
            metric.append(metric.length() == 0 ? "" : ",").append("\"" + parts[0] + "\":\"" + parts[1] + "\"");
        }
        return "{\"metric\":{" + metric + "},\"value\":[" + NOW + ",\"" + value + "\"]}";
    }

    private static String group(String name, String health, String error) {
        return "{\"name\":\"" + name + "\",\"rules\":[{\"name\":\"oldpath:fine:rule\",\"health\":\"ok\"},"
                + "{\"labels\":{\"reason\":\"quiet\"},\"name\":\"oldpath:some:rule\",\"health\":\"" + health
                + "\",\"lastError\":\"" + error + "\",\"type\":\"recording\"}],\"interval\":60}";
    }

    private static boolean isRange(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().endsWith("/query_range");
    }

    private List<String> found(HttpExchange exchange, String name) {
        List<String> finished = series.getOrDefault(name, List.of());
        boolean asOfHeartbeat = exchange.getRequestURI().getQuery().endsWith("&time=" + (NOW - 60) + ".000");
        return asOfHeartbeat ? finished : unfinished.getOrDefault(name, finished);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked++;
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", url() + "/api/v1/query?query=elsewhere");
        }
        if (exchange.getRequestURI().getPath().equals("/api/v1/rules")) {
            askedAboutRules++;
            byte[] bytes = rules.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(rulesStatus, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
            return;
        }
        String query = URLDecoder.decode(
                exchange.getRequestURI().getRawQuery().replaceFirst("^query=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        String name =
                query.replaceFirst("^last_over_time\\((.*)\\[30d\\]\\)$", "$1").replaceFirst("\\{.*", "");
        if (query.startsWith("count by (__name__)")) {
            name = "names";
        }
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = otherAnswer.isEmpty()
                ? "{\"status\":\"success\",\"data\":{\"resultType\":\"" + (isRange(exchange) ? "matrix" : "vector")
                        + "\",\"result\":["
                        + String.join(",", found(exchange, name)) + "]},\"warnings\":" + warnings + "}"
                : otherAnswer;
        if (drips || stalls) {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            try {
                do {
                    out.write(drips ? new byte[] {' '} : new byte[0]);
                    out.flush();
                } while (!finished.await(50, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
