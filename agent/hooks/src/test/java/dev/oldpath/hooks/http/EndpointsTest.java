package dev.oldpath.hooks.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private final Paths paths = new Paths(10);
    private final Endpoints endpoints = new Endpoints(
            Arrays.asList(
                    RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/orders/**", "orders", 1),
                    RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/orders/{id}", "orders", 2),
                    RuleForTest.rule(PathKind.ENDPOINT, "GET /v1/*/7", null, 3),
                    RuleForTest.rule(PathKind.METHOD, "com.acme.Orders#old", null, 4)),
            paths,
            Collections.singleton("Tomcat"));

    private Map<String, PathState> states() {
        Map<String, PathState> states = new TreeMap<>();
        for (Path path : paths.all()) {
            states.put(path.id(), path.state());
        }
        return states;
    }

    @Test
    void rules_are_pending_until_a_server_is_woven() {
        assertThat(states()).containsOnlyKeys("orders", "GET /v1/*/7").containsValue(PathState.PENDING);
        endpoints.serverWoven();
        assertThat(states().values()).containsOnly(PathState.WATCHED);
        endpoints.settled();
        assertThat(states().values()).containsOnly(PathState.WATCHED);
    }

    @Test
    void without_a_known_server_they_fail_until_one_comes() {
        endpoints.settled();
        assertThat(states().values()).containsOnly(PathState.FAILED);
        endpoints.serverWoven();
        assertThat(states().values()).containsOnly(PathState.WATCHED);
    }

    @Test
    void a_known_server_that_has_not_started_yet_leaves_them_pending() {
        endpoints.serverKnown();
        endpoints.settled();
        assertThat(states().values()).containsOnly(PathState.PENDING);
    }

    @Test
    void a_server_that_cannot_be_watched_keeps_them_failed_beside_one_that_can() {
        endpoints.serverWoven();
        assertThat(endpoints.serverFailed("io/undertow/server/Connectors")).isTrue();
        endpoints.serverWoven();
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
        Ledger ledger = new Ledger(paths);
        BootForTest.install(ledger::count);
        endpoints.count("GET", "/v1/orders/7");
        endpoints.count("GET", "/v1/orders/8");
        endpoints.count("POST", "/v1/orders/8");
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
