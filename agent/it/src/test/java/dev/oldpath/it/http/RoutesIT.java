package dev.oldpath.it.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rules for a Spring Boot application under a context path, some of which name nothing. One servlet answers everything there, so nobody
 * can read which endpoints it has.
 */
@ParameterizedClass
@EnumSource
class RoutesIT {
    private static final String RULES = """
            paths:
              - endpoint: POST /orders
              - endpoint: POST /api/orders
              - endpoint: GET /api/reciept
              - endpoint: GET /api/receipt/{id}
                confirmed: 2026-11-26
              - endpoint: GET /orders/{id}
                confirmed: 2026-11-26
              - endpoint: GET /api/**
              - endpoint: GET /api/receipt
                id: receipts
              - endpoint: GET /api/recipts
                id: receipts
            """;

    private static Evidence evidence = new Evidence();
    private static Exit exit = new Exit(-1, List.of(), List.of());
    private static Map<String, String> beforeTheEnd = Map.of();

    @SuppressWarnings("UnusedVariable") // names the run
    RoutesIT(Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", Watched.config(RULES))
                        .property("server.servlet.context-path", "/api")
                        .main(Fixtures.SPRING_BOOT_3, "com.acme.shop.ShopMain")
                        .start()) {
            JdkClient client = new JdkClient(Integer.parseInt(jvm.await("port ")));
            assertThat(client.post("/api/orders", "{\"name\":\"tea\"}")).isEqualTo(200);
            assertThat(client.get("/api/receipt")).isEqualTo(200);
            beforeTheEnd = receiver.evidence()
                    .await("a decision about the rules", e -> e.states().containsValue("unproven"))
                    .states();
            exit = jvm.finish().assertSuccess();
            evidence = receiver.evidence();
        }
    }

    @Test
    void a_rule_that_lacks_the_context_path_is_failed_and_names_the_routes_near() {
        assertThat(evidence.info("POST /orders"))
                .contains(
                        entry("oldpath.path.state", "failed"),
                        entry("oldpath.path.reason", "no route matches it; near: /api/*"));
        assertThat(exit.complaints()).anyMatch(line -> line.contains("POST /orders") && line.contains("near: /api/*"));
    }

    @Test
    void a_mistyped_rule_is_unproven_where_one_servlet_answers_everything() {
        assertThat(evidence.info("GET /api/reciept"))
                .containsEntry("oldpath.path.state", "unproven")
                .hasEntrySatisfying(
                        "oldpath.path.reason",
                        reason -> assertThat(reason).contains("no request has matched this rule"));
        assertThat(exit.complaints())
                .filteredOn(line -> line.contains("unproven"))
                .singleElement()
                .asString()
                .contains("2 endpoint rules", "GET /api/reciept", "GET /api/recipts", "confirmed: ");
    }

    @Test
    void a_request_proves_the_rule_that_it_matches() {
        assertThat(evidence.state("POST /api/orders")).isEqualTo("watched");
        assertThat(evidence.uses("POST /api/orders")).isEqualTo(1);
    }

    @Test
    void what_a_person_has_confirmed_is_watched_with_the_day_unless_no_route_can_match_it() {
        assertThat(evidence.info("GET /api/receipt/{id}"))
                .contains(entry("oldpath.path.state", "watched"), entry("oldpath.path.confirmed", "2026-11-26"));
        assertThat(evidence.state("GET /orders/{id}")).isEqualTo("failed");
    }

    @Test
    void the_context_path_proves_a_rule_for_all_of_it() {
        assertThat(evidence.state("GET /api/**")).isEqualTo("watched");
    }

    @Test
    void of_two_rules_with_one_id_the_use_of_one_does_not_prove_the_other() {
        assertThat(evidence.info("receipts"))
                .contains(
                        entry("oldpath.path.state", "failed"),
                        entry(
                                "oldpath.path.reason",
                                "no request has matched one of the rules with this id; confirm that rule"));
        assertThat(evidence.uses("receipts")).isEqualTo(1);
    }

    @Test
    void nothing_is_said_before_the_application_has_had_the_time_to_register_its_routes() {
        assertThat(beforeTheEnd).containsEntry("POST /orders", "failed");
        assertThat(evidence.exports().get(0).points("oldpath.path.info").stream()
                        .map(point -> point.attribute("oldpath.path.state")))
                .doesNotContain("unproven", "failed");
        assertThat(evidence.failures("weave")).isZero();
        assertThat(evidence.failures("attribution")).isZero();
    }
}
