package dev.oldpath.hooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    private static EndpointRule rule(String path) {
        String pattern = "GET " + path;
        return new EndpointRule(pattern, new Paths(1).register(PathKind.ENDPOINT, pattern, PathInfo.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/jobs/{id},   '',       /v1/jobs/*",
        "/v1/jobs,        '',       /v1/jobs/*",
        "/v1/jobs,        '',       /v1/jobs",
        "/v1/jobs/**,     '',       /v1/jobs",
        "/v1/**,          '',       /v1/jobs",
        "/v1/{kind},      '',       /v1/jobs",
        "/**/jobs/{id},   '/api',   /jobs/*",
        "/manager/**,     /manager, /",
        "/manager,        /manager, ''",
        "/**,             '',       /",
    })
    void a_route_that_has_all_names_of_a_rule_proves_it(String rule, String context, String mapping) {
        assertThat(rule(rule).isNamedBy(Route.ofServlet(context, mapping, true)))
                .isTrue();
        assertThat(rule(rule).mayMatch(Route.ofServlet(context, mapping, true))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/jobs/import, '',       /v1/jobs/*",
        "/v1/orders/{id}, '',       /",
        "/v1/orders/{id}, '',       /*",
        "/v1/orders/{id}, /v1,      /",
        "/**/orders,      /v1,      /*",
        "/save.do,        '',       *.do",
        "/{page},         '',       *.do",
        "/{id},           /api,     /",
        "/{id},           '',       /orders",
    })
    void one_that_leaves_a_name_open_may_match_and_proves_nothing(String rule, String context, String mapping) {
        assertThat(rule(rule).isNamedBy(Route.ofServlet(context, mapping, true)))
                .isFalse();
        assertThat(rule(rule).mayMatch(Route.ofServlet(context, mapping, true))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/orders/{id}, /api,     /",
        "/v1/jbos/{id},   '',       /v1/jobs/*",
        "/v1/jobs/{id},   '',       /v1/jobs",
        "/v1,             '',       /v1/jobs/*",
        "/save.html,      '',       *.do",
        "/,               '',       *.do",
        "/{id},           /api,     /orders",
    })
    void one_with_other_names_cannot_match(String rule, String context, String mapping) {
        assertThat(rule(rule).mayMatch(Route.ofServlet(context, mapping, true))).isFalse();
        assertThat(rule(rule).isNamedBy(Route.ofServlet(context, mapping, true)))
                .isFalse();
    }

    @Test
    void a_context_of_the_jdk_serves_all_that_begins_with_its_path() {
        assertThat(rule("/v1/jobs/{id}").isNamedBy(Route.ofPrefix("/v1/jobs"))).isTrue();
        assertThat(rule("/v1/jobs/{id}").isNamedBy(Route.ofPrefix("/v1/"))).isFalse();
        assertThat(rule("/v1/jobs/{id}").mayMatch(Route.ofPrefix("/v1/"))).isTrue();
        assertThat(rule("/v1/jobs-old/{id}").mayMatch(Route.ofPrefix("/v1/jobs")))
                .isTrue();
        assertThat(rule("/v1/jobs-old/{id}").isNamedBy(Route.ofPrefix("/v1/jobs")))
                .isFalse();
        assertThat(rule("/v1/jobs-old/{id}").mayMatch(Route.ofPrefix("/v1/jobs/")))
                .isFalse();
        assertThat(rule("/v1/jobs").mayMatch(Route.ofPrefix("/"))).isTrue();
        assertThat(rule("/v1/jobs").isNamedBy(Route.ofPrefix("/"))).isFalse();
    }

    @Test
    void people_read_it_as_it_was_registered() {
        assertThat(Route.ofServlet("/api", "/", true)).hasToString("/api/*");
        assertThat(Route.ofServlet("/api", "/v1/*", true)).hasToString("/api/v1/*");
        assertThat(Route.ofServlet("", "*.do", true)).hasToString("/*.do");
        assertThat(Route.ofPrefix("/v1/")).hasToString("/v1/*");
    }
}
