package dev.oldpath.it.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Real clients of real servers: who used what. Every request of a run has a purpose below. */
@ParameterizedClass
@MethodSource("dev.oldpath.it.http.Server#onEveryJdk")
class HttpServersIT {
    private static final String RULES = """
            paths:
              - endpoint: GET /v1/orders/{id}
                owner: team-orders
              - endpoint: GET /v1/orders/*/lines
              - endpoint: POST /v1/**
                id: old-writes
              - endpoint: "* /files/**"
              - endpoint: DELETE /v1/orders/{id}
                confirmed: 2026-11-26
              - endpoint: DELETE /v1/ordres/{id}
              - endpoint: DELETE /v2/{id}
              - endpoint: GET /orders/{id}
            """;
    private static final String ANYBODY = "_unknown/_unknown/unknown";
    private static final String[] MOBILE = {"X-Client-Name", "mobile", "X-Client-Version", "1.0"};

    private static Evidence evidence = new Evidence();
    private static Exit exit = new Exit(-1, List.of(), List.of());

    private final Server server;

    @SuppressWarnings("UnusedVariable") // names the run
    HttpServersIT(Server server, Jdk jdk) {
        this.server = server;
    }

    @BeforeParameterizedClassInvocation
    static void run(Server server, Jdk jdk) throws IOException {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", Watched.config(RULES))
                        .main(server.fixture(), server.main())
                        .start()) {
            int port = Integer.parseInt(jvm.await("port "));
            JdkClient client = new JdkClient(port);
            identities(client);
            precedence(client);
            endpoints(client);
            client.flood("/price", 50, "crowd-a", "crowd-b", "crowd-c");
            rudeness(port);
            keepAlive(port);
            exit = jvm.finish().assertSuccess();
            evidence = receiver.evidence();
        }
    }

    private static void identities(JdkClient client) {
        times(3, () -> client.get("/price", MOBILE));
        times(2, () -> client.get("/scoped", MOBILE));
        times(2, () -> client.get("/price", "apollographql-client-name", "kiosk", "apollographql-client-version", "3"));
        times(4, () -> client.get("/price", "baggage", "tier=1,client.name=web,client.version=2.0;secret=x"));
        client.get("/price", "baggage", "client.name=partner%20batch");
        times(5, () -> client.get("/price", "User-Agent", "okhttp/4.12.0 (Linux; private) extra/1"));
    }

    private static void precedence(JdkClient client) {
        String baggage = "client.name=by-baggage,client.version=1";
        client.get("/price", "User-Agent", "by-agent/1", "baggage", baggage);
        client.get("/price", "User-Agent", "by-agent/1", "baggage", baggage, "X-Client-Name", "by-header");
    }

    private static void endpoints(JdkClient client) {
        client.get("/v1/orders/1", MOBILE);
        client.get("/v1/orders/2?next=/v1/orders/3", MOBILE);
        client.get("/v1/orders/1/lines", MOBILE);
        client.get("/v2/orders/1", MOBILE);
        client.send("POST", "/v1/orders/1", MOBILE);
        client.send("POST", "/v1/deep/down/below", MOBILE);
        client.get("/files/a/b/c.txt", MOBILE);
        client.send("PUT", "/files/d", MOBILE);
    }

    private static void rudeness(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            connection.get("/price", "X-Client-Name: <script>alert(1)</script>", "X-Client-Version: " + "9".repeat(99));
            connection.get("/price", "X-Client-Name: _none", "X-Client-Version: _none");
        }
    }

    private static void keepAlive(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < 10; i++) {
                connection.get("/price", "X-Client-Name: known", "X-Client-Version: 1");
                connection.get("/price");
            }
        }
        try (Connection connection = new Connection(port)) {
            connection.get("/failing", "X-Client-Name: unlucky", "X-Client-Version: 1");
        } catch (IOException e) {
            // The JDK's server answers an exception by closing the connection.
        }
        try (Connection connection = new Connection(port)) {
            connection.get("/price");
        }
    }

    private static void times(int times, Runnable request) {
        for (int i = 0; i < times; i++) {
            request.run();
        }
    }

    @Test
    void a_client_that_sends_the_usual_headers_is_named_with_its_version() {
        assertThat(evidence.usesByClient("price")).containsEntry("mobile/1.0/header", 3L + 2);
    }

    @Test
    void a_client_that_sends_another_configured_pair_is_named() {
        assertThat(evidence.usesByClient("price")).containsEntry("kiosk/3/header", 2L);
    }

    @Test
    void a_client_behind_a_gateway_is_named_by_its_baggage() {
        assertThat(evidence.usesByClient("price"))
                .contains(entry("web/2.0/baggage", 4L), entry("partner batch/_unknown/baggage", 1L));
    }

    @Test
    void a_client_that_does_not_name_itself_is_named_by_its_product_token() {
        assertThat(evidence.usesByClient("price")).containsEntry("okhttp/4.12.0/user_agent", 5L);
    }

    @Test
    void a_scope_in_code_overrides_the_request_until_it_ends() {
        assertThat(evidence.usesByClient("price-in-scope")).containsExactly(entry("nightly-batch/7/scope", 2L));
    }

    @Test
    void a_header_wins_over_baggage_and_baggage_over_the_user_agent() {
        assertThat(evidence.usesByClient("price"))
                .contains(entry("by-header/_unknown/header", 1L), entry("by-baggage/1/baggage", 1L))
                .doesNotContainKey("by-agent/1/user_agent");
    }

    @Test
    void values_from_outside_are_bounded_and_harmless() {
        assertThat(evidence.usesByClient("price"))
                .containsEntry("_script_alert_1__/script_/" + "9".repeat(64) + "/header", 1L);
        assertThat(evidence.points("oldpath.uses"))
                .allSatisfy(point -> assertThat(point.attributes().values())
                        .noneMatch(value -> value.contains("private") || value.contains("secret")));
    }

    @Test
    void nobody_outside_can_pass_for_the_agents_own_words() {
        assertThat(evidence.usesByClient("price"))
                .hasEntrySatisfying(
                        "-none/-none/header", uses -> assertThat(uses).isEqualTo(1));
    }

    @Test
    void a_reused_thread_and_connection_never_carry_a_client_to_the_next_request() {
        assertThat(evidence.usesByClient("price"))
                .contains(entry("known/1/header", 10L), entry(ANYBODY, 10L + 1))
                .doesNotContainKey("unlucky/1/header");
        assertThat(evidence.usesByClient("price-then-throws")).containsExactly(entry("unlucky/1/header", 1L));
    }

    @Test
    void clients_that_call_at_the_same_time_are_kept_apart() {
        assertThat(evidence.usesByClient("price"))
                .contains(
                        entry("crowd-a/1/header", 50L), entry("crowd-b/1/header", 50L), entry("crowd-c/1/header", 50L));
    }

    @Test
    void every_use_is_accounted_for() {
        assertThat(evidence.uses("price")).isEqualTo(3 + 2 + 2 + 4 + 1 + 5 + 2 + 150 + 2 + 20 + 1);
    }

    @Test
    void an_endpoint_is_counted_under_its_pattern_for_the_client() {
        assertThat(evidence.usesByClient("GET /v1/orders/{id}")).containsExactly(entry("mobile/1.0/header", 2L));
        assertThat(evidence.info("GET /v1/orders/{id}"))
                .contains(
                        entry("oldpath.path.kind", "endpoint"),
                        entry("oldpath.path.state", "watched"),
                        entry("oldpath.path.owner", "team-orders"),
                        entry("http.route", "/v1/orders/{id}"));
    }

    @Test
    void a_star_is_one_segment_and_two_are_any_number() {
        assertThat(evidence.uses("GET /v1/orders/*/lines")).isEqualTo(1);
        assertThat(evidence.uses("old-writes")).isEqualTo(2);
        assertThat(evidence.uses("* /files/**")).isEqualTo(2);
    }

    @Test
    void an_endpoint_that_nobody_calls_is_watched_and_unused_if_somebody_has_confirmed_the_rule() {
        assertThat(evidence.info("DELETE /v1/orders/{id}"))
                .contains(entry("oldpath.path.state", "watched"), entry("oldpath.path.confirmed", "2026-11-26"));
        assertThat(evidence.uses("DELETE /v1/orders/{id}")).isZero();
    }

    @Test
    void a_rule_with_a_name_that_no_route_shows_is_unproven_until_a_request_matches_it() {
        assertThat(evidence.state("DELETE /v1/ordres/{id}")).isEqualTo("unproven");
    }

    @Test
    void a_route_with_all_names_of_a_rule_proves_it_unless_the_server_hides_its_routes() {
        assertThat(evidence.state("DELETE /v2/{id}"))
                .isEqualTo(server == Server.UNDERTOW_HANDLERS ? "unproven" : "watched");
    }

    @Test
    void where_all_routes_are_known_a_rule_that_matches_none_is_failed_and_names_some() {
        boolean known = server == Server.JDK_HTTP_SERVER || server == Server.TOMCAT_9 || server == Server.TOMCAT_11;
        assertThat(evidence.state("GET /orders/{id}")).isEqualTo(known ? "failed" : "unproven");
        if (known) {
            assertThat(evidence.info("GET /orders/{id}").get("oldpath.path.reason"))
                    .startsWith("no route matches it; near: /");
        }
    }

    @Test
    void no_raw_url_becomes_a_path() {
        assertThat(evidence.states().keySet())
                .containsExactlyInAnyOrder(
                        "GET /v1/orders/{id}",
                        "GET /v1/orders/*/lines",
                        "old-writes",
                        "* /files/**",
                        "DELETE /v1/orders/{id}",
                        "DELETE /v1/ordres/{id}",
                        "DELETE /v2/{id}",
                        "GET /orders/{id}",
                        "price",
                        "price-in-scope",
                        "price-then-throws",
                        "price-before-async",
                        "price-after-dispatch",
                        "price-on-worker",
                        "price-in-error-page");
    }

    @Test
    void the_agent_has_nothing_to_complain_about() {
        assertThat(exit.agentLines()).noneMatch(line -> line.contains("cannot"));
        assertThat(evidence.points("oldpath.agent.failures"))
                .allSatisfy(point -> assertThat(point.count()).isZero());
    }
}
