package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.oldpath.review.CommandLineFixture.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that Prometheus would not give may have lost the verdict that objects: it is refused in one line, never read in part. */
class OddPrometheusTest {
    private static final long NOW = 1_767_600_000; // 2026-01-05T08:00:00Z
    private static final String SERVICE = "{'metric':{'deployment_environment_name':'prod','oldpath_path_id':'p',"
            + "'service_name':'orders','reason':'quiet'},'value':[" + NOW + ",'%s']}";
    private static final String OVERALL = SERVICE.replace("'service_name':'orders',", "");

    private final Map<String, String> results = new LinkedHashMap<>();
    private String before = "";
    private String after = "";
    private int status = 200;
    private String rules = "{'status':'success','data':{'groups':[{'name':'oldpath.verdict','interval':60,"
            + "'evaluationTime':0.1,'lastEvaluation':'2026-01-05T07:59:30Z','rules':["
            + "{'name':'oldpath:verdict:code','health':'ok','evaluationTime':0.1,'type':'recording'}]}]}}";
    private int rulesStatus = 200;
    private volatile boolean endless;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void a_server_that_has_a_safe_path() throws IOException {
        results.put("oldpath:verdict:code", SERVICE.formatted("0") + "," + OVERALL.formatted("0"));
        results.put("oldpath:reason:info", SERVICE.formatted("1") + "," + OVERALL.formatted("1"));
        results.put(
                "last_over_time(oldpath:eval_timestamp_seconds[30d])",
                "{'metric':{},'value':[" + NOW + ",'" + (NOW - 10) + "']}");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/", this::answer);
        server.start();
        assertThat(canIRemove().exitCode()).isZero();
    }

    @AfterEach
    void stop() {
        endless = false;
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'result':[; 'result':[null,; an element of the result is not an object",
                "'result':[; 'result':[7,; an element of the result is not an object",
                "'result':[; 'result':{},'x':[; the result is not an array",
                "'result':[; 'other':[; its data has the unknown field other",
                "'vector'; 'matrix'; its data is no vector",
                "'resultType':'vector',; ; its data is no vector",
                "'metric':{; 'metric':[],'x':{; metric is not an object",
                "'service_name':'orders'; 'service_name':5; service_name is not text",
                "'service_name':'orders'; 'service_name':null; service_name is not text",
                ",'value':[1767600000,'0']}; }; a series has no value",
                "'value':[; 'histogram':[; a series has the unknown field histogram",
                "'value':[1767600000,'0']; 'value':[]; is not a number",
                "'value':[1767600000,; 'value':['1767600000',; is not a number",
                "'value':[1767600000,'0'; 'value':[1767600000,0; is not text",
                "'value':[1767600000,'0'; 'value':[1767600000,'0','3'; more than a time and a value",
                "'value':[1767600000,'0'; 'value':[1767600000,'0d'; a value is not a number: 0d",
                "'value':[1767600000; 'value':[1767340000; and not of 2026-01-05T08:00:00Z",
                "'status':'success',; 'status':'error','status':'success',; Duplicate field 'status'",
                "'status':'success',; 'status':'success','warnings':'w',; warnings is not an array",
                "'status':'success',; 'status':'success','warnings':{'a':'w'},; warnings is not an array",
                "'status':'success',; 'status':'success','warnings':[null],; is not text",
                "'status':'success',; 'status':'success','warnings':['w'],; may be incomplete: w",
                "'status':'success',; 'status':'success','isPartial':true,; may be incomplete: isPartial",
                "'status':'success',; 'status':'success','error':'store down',; may be incomplete: store down",
                "'status':'success',; 'status':'success','partial':1,; it has the unknown field partial",
                "'data':{; 'data':[],'stats':{; it has no data",
                "'status':'success',; 'status':7,; status is not text",
            })
    void an_answer_in_another_form_is_refused(String right, String wrong, String problem) {
        before = right;
        after = wrong == null ? "" : wrong;

        assertRefused(problem);
    }

    @Test
    void an_answer_that_is_cut_or_followed_by_another_is_refused() {
        before = "]}}";
        after = "";
        assertRefused("it ends too early");
        after = "]}}{'status':'error'}";
        assertRefused("something follows it");
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 400, 422, 429})
    void success_under_another_status_is_refused(int odd) {
        status = odd;

        assertRefused("may be incomplete: it has HTTP " + odd);
    }

    @Test
    void fields_that_servers_like_prometheus_add_are_no_harm() {
        before = "'status':'success',";
        after = "'status':'success','warnings':null,'isPartial':false,'stats':{'a':1},'infos':['x'],'error':'',";

        assertThat(canIRemove().exitCode()).isZero();
    }

    @Test
    void a_path_without_its_verdict_over_all_services_is_refused() {
        results.put("oldpath:verdict:code", SERVICE.formatted("0"));

        assertRefused("oldpath:verdict:code of p over all services is missing");
        assertThat(canIRemove("--service", "orders").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,2", "2,0"})
    void of_two_servers_that_record_the_same_the_more_cautious_one_is_believed(String codes) {
        String[] two = codes.split(",", -1);
        for (String series : new String[] {"oldpath:verdict:code", "oldpath:reason:info"}) {
            String replicas = "";
            for (String code : two) {
                replicas += ","
                        + OVERALL.formatted(code)
                                .replace("'metric':{", "'metric':{'replica':'" + code + "',")
                                .replace("quiet", code.equals("0") ? "quiet" : "instance_missing");
            }
            results.put(series, SERVICE.formatted("0") + replicas);
        }

        assertThat(canIRemove().exitCode()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "401, 69, refuses us (HTTP 401 about its rules)",
        "403, 69, refuses us",
        "503, 69, answers with HTTP 503 about its rules",
        "429, 65, is not a Prometheus (HTTP 429 about its rules",
        "400, 65, is not a Prometheus (HTTP 400 about its rules",
        "200, 65, is not a Prometheus (HTTP 200 about its rules",
    })
    void only_a_server_that_has_no_rules_may_keep_silent_about_them(int odd, int exitCode, String problem) {
        rules = "no";
        rulesStatus = odd;

        assertProblem(exitCode, problem);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void a_server_that_has_no_rules_is_noted(int odd) {
        rules = "no";
        rulesStatus = odd;

        Answer answer = canIRemove();
        assertThat(answer.out()).contains("whether a rule fails is not known", "HTTP " + odd);
        assertThat(answer.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "]}]}}; ]}]; it ends too early",
                "'status':'success'; 'status':'error','error':'broken'; refuses the query about its rules: broken",
                "'status':'success'; 'status':'success','warnings':'w'; warnings is not an array",
                "'groups'; 'group'; it has no groups",
                "'groups':[; 'groups':[null,; a group is not an object",
                "'rules':[; 'rules':[7,; a rule is not an object",
                "'interval':60; 'interval':'60'; interval is not a number",
                "'2026-01-05T07:59:30Z'; null; lastEvaluation is not text",
                "'2026-01-05T07:59:30Z'; 'today'; lastEvaluation is not a time: today",
                "'health':'ok'; 'health':'ERR','lastError':'boom'; fails there: boom",
                "'health':'ok'; 'health':'OK'; fails there: its health is 'OK'",
                "'health':'ok'; 'health':'ok','lastError':'boom'; fails there: boom",
                "'health':'ok',; ; fails there: its health is ''",
                "'health':'ok'; 'health':7; health is not text",
            })
    void rules_that_are_not_known_to_be_fine_are_refused(String right, String wrong, String problem) {
        rules = rules.replace(right, wrong == null ? "" : wrong);

        assertRefused(problem);
    }

    @Test
    void a_group_with_the_name_of_the_dashboards_may_fail_only_in_what_they_show() {
        String group = "{'name':'oldpath.dashboards','rules':[{'name':'%s','health':'err','lastError':'boom'}]},";
        String others = rules;
        rules = others.replace("'groups':[", "'groups':[" + group.formatted("oldpath:last_used_timestamp_seconds"));
        assertRefused("the rule oldpath:last_used_timestamp_seconds of the group oldpath.dashboards fails there: boom");

        rules = others.replace("'groups':[", "'groups':[" + group.formatted("oldpath:agents:count"));
        assertThat(canIRemove().out()).contains("note: the rule oldpath:agents:count");
    }

    @Test
    void every_series_of_the_dashboards_is_known_as_such() throws IOException {
        String shipped = Files.readString(Path.of("../../collector-config/prometheus/rules/dashboards.yml"));
        String others = rules;
        List<String> series = Pattern.compile("record: (\\S+)")
                .matcher(shipped)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(series).isNotEmpty().allSatisfy(name -> {
            rules = others.replace(
                    "'groups':[",
                    "'groups':[{'name':'oldpath.dashboards','rules':[{'name':'" + name + "','health':'err'}]},");
            assertThat(canIRemove().exitCode()).isZero();
        });
    }

    @Test
    void an_answer_that_never_ends_does_not_fill_the_memory() throws Exception {
        endless = true;
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "can-i-remove",
                        "p",
                        "--prometheus",
                        url())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).contains("its answer is larger than ").hasLineCount(1);
        assertThat(process.exitValue()).isEqualTo(65);
    }

    private void assertRefused(String problem) {
        assertProblem(65, problem);
    }

    private void assertProblem(int exitCode, String problem) {
        Answer answer = canIRemove();
        assertThat(answer.err())
                .startsWith("oldpath: " + url() + ": ")
                .contains(problem)
                .hasLineCount(1);
        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(answer.out()).isEmpty();
    }

    private Answer canIRemove(String... more) {
        List<String> args = new ArrayList<>(List.of("can-i-remove", "p", "--prometheus", url()));
        args.addAll(List.of(more));
        return CommandLineFixture.run(args.toArray(String[]::new));
    }

    private String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (endless) {
            exchange.sendResponseHeaders(200, 0);
            while (endless) {
                exchange.getResponseBody().write(new byte[1 << 16]);
            }
        } else if (path.endsWith("/rules")) {
            send(exchange, rulesStatus, rules);
        } else {
            String query = URLDecoder.decode(
                    exchange.getRequestURI().getRawQuery().replaceFirst("^query=([^&]*).*", "$1"),
                    StandardCharsets.UTF_8);
            String body = "{'status':'success','data':{'resultType':'"
                    + (path.endsWith("/query_range") ? "matrix" : "vector") + "','result':["
                    + results.getOrDefault(query, "") + "]}}";
            send(
                    exchange,
                    status,
                    query.equals("oldpath:verdict:code") && !before.isEmpty() ? body.replace(before, after) : body);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
