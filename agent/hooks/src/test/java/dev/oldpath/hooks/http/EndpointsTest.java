package dev.oldpath.hooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.PathRule;
import dev.oldpath.config.RuleForTest;
import dev.oldpath.hooks.BootForTest;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.PathUses;
import dev.oldpath.ledger.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final HttpServerHook.Routing READ = HttpServerHook.Routing.READ;
    private static final HttpServerHook.Routing HIDDEN = HttpServerHook.Routing.HIDDEN;

    private final Paths paths = new Paths(10);
    private final Endpoints endpoints = endpoints(
            RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/orders/{id}", null, 1),
            RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/*/7", null, 2),
            RuleForTest.rule(PathKind.METHOD, "com.acme.Orders#old", null, 3));

    private Endpoints endpoints(PathRule... rules) {
        return new Endpoints(Arrays.asList(rules), paths, Collections.singleton("Tomcat"));
    }

    private Map<String, PathState> states() {
        Map<String, PathState> states = new TreeMap<>();
        for (Path path : paths.all()) {
            states.put(path.id(), path.state());
        }
        return states;
    }

    private String reason(String id) {
        return String.valueOf(
                Objects.requireNonNull(paths.find(PathKind.ENDPOINT, id)).reason());
    }

    /** The application has had the time to register what it serves. */
    private void settle() {
        endpoints.settled();
        endpoints.settled();
    }

    private void route(String mapping) {
        endpoints.routeFound(Route.ofServlet("", mapping, true));
    }

    @Test
    void rules_are_pending_until_a_server_is_woven_and_a_route_names_them() {
        assertThat(states())
                .containsOnlyKeys("GET /v1/orders/{id}", "GET /v1/*/7")
                .containsValue(PathState.PENDING);
        endpoints.serverWoven(READ);
        assertThat(states().values()).containsOnly(PathState.PENDING);
        route("/v1/orders/*");
        assertThat(states()).containsEntry("GET /v1/orders/{id}", PathState.WATCHED);
        settle();
        assertThat(states()).containsEntry("GET /v1/orders/{id}", PathState.WATCHED);
    }

    @Test
    void a_rule_that_no_known_route_can_match_fails_and_names_those_near() {
        endpoints.serverWoven(READ);
        endpoints.routeFound(Route.ofServlet("/api", "/", true));
        endpoints.routeFound(Route.ofServlet("/admin", "/orders/*", true));
        endpoints.settled();
        assertThat(states().values()).as("more routes may come").containsOnly(PathState.PENDING);
        endpoints.settled();
        assertThat(states().values()).containsOnly(PathState.FAILED);
        assertThat(reason("GET /v1/orders/{id}")).isEqualTo("no route matches it; near: /admin/orders/*, /api/*");

        endpoints.routeFound(Route.ofServlet("/v1", "/*", true));
        assertThat(states().values()).as("one that may").containsOnly(PathState.UNPROVEN);
        endpoints.count("GET", "/v1/orders/1");
        assertThat(states())
                .containsEntry("GET /v1/orders/{id}", PathState.WATCHED)
                .containsEntry("GET /v1/*/7", PathState.UNPROVEN);
    }

    @Test
    void a_request_lifts_a_rule_that_no_known_route_can_match() {
        endpoints.serverWoven(READ);
        route("/v2/*");
        settle();
        assertThat(states().values()).containsOnly(PathState.FAILED);
        endpoints.count("GET", "/v1/orders/7");
        assertThat(states().values()).containsOnly(PathState.WATCHED);
    }

    @Test
    void behind_a_mapping_for_everything_a_rule_is_unproven_until_a_request_matches_it() {
        endpoints.serverWoven(READ);
        route("/");
        settle();
        assertThat(states().values()).containsOnly(PathState.UNPROVEN);
        assertThat(reason("GET /v1/orders/{id}")).contains("no request has matched", "confirm it");
        endpoints.count("POST", "/v1/orders/1");
        endpoints.count("GET", "/v1/orders/1");
        assertThat(states())
                .containsEntry("GET /v1/orders/{id}", PathState.WATCHED)
                .containsEntry("GET /v1/*/7", PathState.UNPROVEN);
    }

    @Test
    void a_server_that_hides_its_routes_makes_no_rule_failed() {
        endpoints.serverWoven(READ);
        endpoints.serverWoven(HIDDEN);
        route("/v2/*");
        settle();
        assertThat(states().values()).containsOnly(PathState.UNPROVEN);
    }

    @Test
    void a_container_that_is_known_by_its_servlets_alone_hides_its_routes() {
        endpoints.serverWoven(READ);
        endpoints.serverWoven(HttpServerHook.Routing.OF_CONTAINER);
        route("/v2/*");
        settle();
        assertThat(states().values()).containsOnly(PathState.FAILED);
        endpoints.served(HttpServerHook.Routing.OF_CONTAINER);
        assertThat(states().values()).containsOnly(PathState.UNPROVEN);
    }

    @Test
    void a_server_that_has_not_begun_to_serve_leaves_rules_pending() {
        endpoints.serverWoven(HttpServerHook.Routing.OF_CONTAINER);
        settle();
        endpoints.serverWoven(HIDDEN);
        settle();
        assertThat(states().values()).containsOnly(PathState.PENDING);
        endpoints.served(HIDDEN);
        endpoints.settled();
        assertThat(states().values()).containsOnly(PathState.UNPROVEN);
    }

    @Test
    void what_a_person_has_confirmed_is_watched_unless_all_routes_are_known_and_none_can_match() {
        Endpoints confirmed = endpoints(RuleForTest.confirmed("GET /v3/{id}"));
        confirmed.serverWoven(READ);
        confirmed.routeFound(Route.ofServlet("", "/", true));
        assertThat(states()).containsEntry("GET /v3/{id}", PathState.WATCHED);
        confirmed.settled();
        confirmed.settled();
        assertThat(states()).containsEntry("GET /v3/{id}", PathState.WATCHED);
    }

    @Test
    void a_confirmation_does_not_outlive_the_route() {
        Endpoints confirmed = endpoints(RuleForTest.confirmed("GET /v3/{id}"));
        confirmed.serverWoven(READ);
        confirmed.routeFound(Route.ofServlet("/api", "/", true));
        confirmed.settled();
        confirmed.settled();
        assertThat(states()).containsEntry("GET /v3/{id}", PathState.FAILED);
        confirmed.count("GET", "/v3/1");
        assertThat(states()).containsEntry("GET /v3/{id}", PathState.WATCHED);
    }

    @Test
    void a_use_of_another_rule_with_the_same_id_proves_nothing() {
        Endpoints shared = endpoints(
                RuleForTest.rule(PathKind.ENDPOINT, "GET /a/orders", "orders", 1),
                RuleForTest.rule(PathKind.ENDPOINT, "GET /a/ordres/{id}", "orders", 2));
        shared.serverWoven(HIDDEN);
        shared.served(HIDDEN);
        shared.count("GET", "/a/orders");
        shared.settled();
        assertThat(states()).containsEntry("orders", PathState.FAILED);
        assertThat(reason("orders")).contains("one of the rules with this id");
        shared.count("GET", "/a/ordres/1");
        assertThat(states()).containsEntry("orders", PathState.WATCHED);
    }

    @Test
    void nor_does_it_once_that_rule_is_alone_because_the_route_names_all_of_them() {
        endpoints(
                RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/orders", "orders", 1),
                RuleForTest.rule(PathKind.ENDPOINT, "GET /a/orders", "orders", 2),
                RuleForTest.rule(PathKind.ENDPOINT, "GET /a/orders", "alone", 3));
        assertThat(route("orders", PathKind.ENDPOINT)).isEqualTo("GET /a/orders, GET /v1/orders");
        assertThat(route("alone", PathKind.ENDPOINT)).isEqualTo("/a/orders");
    }

    private String route(String id, PathKind kind) {
        return String.valueOf(
                Objects.requireNonNull(paths.find(kind, id)).info().route());
    }

    @Test
    void a_process_that_ends_says_what_it_has_not_shown_unless_nobody_asked_it() {
        endpoints.serverWoven(HIDDEN);
        endpoints.ended();
        assertThat(states().values()).containsOnly(PathState.PENDING);
        endpoints.served(HIDDEN);
        endpoints.ended();
        assertThat(states().values()).containsOnly(PathState.UNPROVEN);
    }

    @Test
    void without_a_known_server_they_fail_until_one_comes() {
        endpoints.settled();
        assertThat(states().values()).containsOnly(PathState.FAILED);
        endpoints.serverWoven(READ);
        assertThat(states().values()).containsOnly(PathState.PENDING);
    }

    @Test
    void a_known_server_that_has_not_started_yet_leaves_them_pending() {
        endpoints.serverKnown();
        settle();
        assertThat(states().values()).containsOnly(PathState.PENDING);
    }

    @Test
    void a_server_that_cannot_be_watched_keeps_them_failed_beside_one_that_can() {
        endpoints.serverWoven(READ);
        assertThat(endpoints.serverFailed("io/undertow/server/Connectors")).isTrue();
        endpoints.serverWoven(READ);
        assertThat(states().values()).containsOnly(PathState.FAILED);
    }

    @Test
    void without_rules_nothing_is_at_stake() {
        Endpoints none = new Endpoints(Collections.emptyList(), new Paths(1), Collections.singleton("Tomcat"));
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.serverFailed("any")).isFalse();
        none.settled();
    }

    @Test
    void a_request_counts_once_on_every_path_that_it_reaches() {
        Endpoints overlapping = endpoints(
                RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/orders/**", "orders", 1),
                RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/orders/{id}", "orders", 2),
                RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/*/7", null, 3));
        Ledger ledger = new Ledger(paths);
        BootForTest.install(ledger::count);
        overlapping.count("GET", "/v1/orders/7");
        overlapping.count("GET", "/v1/orders/8");
        overlapping.count("POST", "/v1/orders/8");
        ledger.drain();

        Map<String, Long> uses = new TreeMap<>();
        for (Path path : paths.all()) {
            uses.put(
                    path.id(),
                    path.uses().all().stream().mapToLong(PathUses.Use::count).sum());
        }
        assertThat(uses).containsEntry("orders", 2L).containsEntry("GET /v1/*/7", 1L);
    }
}
