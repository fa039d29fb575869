package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BadRuleTest {
    private final Operator operator = new Operator();

    @Test
    void a_list_given_twice_is_reported_and_both_count() {
        Settings settings = operator.file("paths:", "  - field: a.B#c", "paths:", "  - field: a.B#d")
                .starts();

        assertThat(settings.problems())
                .singleElement()
                .asString()
                .endsWith(".yaml:3: 'paths' is given twice, first on line 1; put both together");
        assertThat(settings.pathRules()).hasSize(2);
    }

    @Test
    void each_rule_that_cannot_be_used_is_reported_with_its_line() {
        operator.file(
                "paths:",
                "  - com.acme.Pricing#legacy",
                "  - owner: team-orders",
                "  - method: com.acme.Pricing#legacy",
                "    endpoint: GET /v1",
                "  - id: x",
                "    method: com.acme.Pricing.legacy",
                "  - methd: com.acme.Pricing#legacy",
                "  - endpoint:",
                "  - endpoint: [GET, /v1]",
                "  - field: com.acme.Order");

        assertThat(operator.isTold())
                .containsExactly(
                        "oldpath.yaml:2: a rule must be 'key: value' lines, such as '- method:"
                                + " com.acme.Pricing#legacy*'",
                        "oldpath.yaml:3: this rule names no old path; add method, field, endpoint, payload or message,"
                                + " such as '- method: com.acme.Pricing#legacy*'",
                        "oldpath.yaml:4: a rule names one old path, this one has 'method' and 'endpoint'; split"
                                + " it into two rules",
                        "oldpath.yaml:7: method: 'com.acme.Pricing.legacy' has no '#' before the member; write"
                                + " com.acme.Pricing#legacy",
                        "oldpath.yaml:8: unknown key 'methd'; did you mean 'method'?",
                        "oldpath.yaml:9: endpoint: has no value; give it one or remove it",
                        "oldpath.yaml:10: endpoint: has a value of the wrong kind; write one value",
                        "oldpath.yaml:11: field: 'com.acme.Order' has no '#' before the member; write"
                                + " com.acme.Order#priority");
    }

    @Test
    void a_bad_description_costs_one_line_and_the_rule_still_counts() {
        Settings settings = operator.file(
                        "paths:",
                        "  - method: com.acme.Pricing#legacy",
                        "    onwer: team-orders",
                        "    removeAfter: 2027-02-30",
                        "    quiet: 20ms",
                        "    since:",
                        "    header: schema",
                        "    removed: true",
                        "  - message: kafka orders.v1",
                        "    header: schema",
                        "  - payload: a.B#c",
                        "    removed: maybe",
                        "    quiet: 4 weeks")
                .starts();

        assertThat(settings.problems())
                .extracting(line -> line.substring(line.indexOf(".yaml:")))
                .containsExactly(
                        ".yaml:3: unknown key 'onwer'; did you mean 'owner'?",
                        ".yaml:6: since: has no value; give it one or remove it",
                        ".yaml:7: header: is possible in a message rule only; remove it",
                        ".yaml:8: removed: is possible in a payload rule only; remove it",
                        ".yaml:4: removeAfter: '2027-02-30' is no date; write year-month-day, such as 2027-01-31",
                        ".yaml:5: quiet: '20ms' is too short; write at least 1s",
                        ".yaml:10: header: is not used alone; add 'equals'",
                        ".yaml:12: removed: 'maybe' is neither true nor false; write one of them",
                        ".yaml:13: quiet: '4 weeks' is no duration; write a whole number and its unit, such as 500ms,"
                                + " 20s, 15m, 6h or 30d");
        assertThat(settings.pathRules()).hasSize(3);
        assertThat(settings.pathRules().get(0).info().removeAfter()).isNull();
        assertThat(settings.pathRules().get(0).info().quietSeconds()).isNull();
    }

    @Test
    void a_confirmation_is_a_day_that_has_come_on_a_rule_for_an_endpoint_or_property() {
        String later = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
        Settings settings = operator.file(
                        "paths:",
                        "  - endpoint: GET /v1/orders",
                        "    confirmed: yes",
                        "  - endpoint: GET /v1/lines",
                        "    confirmed: " + later,
                        "  - method: com.acme.Pricing#legacy",
                        "    confirmed: 2026-11-26",
                        "  - endpoint: GET /v1/items",
                        "    confirmed: 2026-11-26",
                        "  - endpoint: GET /v1/parts",
                        "    confirmd: 2026-11-26",
                        "  - payload: com.acme.Order#priority",
                        "    confirmed: 2026-11-25")
                .starts();

        assertThat(settings.problems())
                .extracting(line -> line.substring(line.indexOf(".yaml:")))
                .containsExactly(
                        ".yaml:3: confirmed: 'yes' is no date; write year-month-day, such as 2027-01-31",
                        ".yaml:5: confirmed: '" + later
                                + "' is in the future; write the day on which somebody has checked it",
                        ".yaml:7: confirmed: is possible in an endpoint or payload rule only; remove it",
                        ".yaml:11: unknown key 'confirmd'; did you mean 'confirmed'?");
        assertThat(settings.pathRules())
                .extracting(rule -> rule.info().confirmed())
                .containsExactly(null, null, null, "2026-11-26", null, "2026-11-25");
    }

    @Test
    void a_client_rule_that_cannot_be_used_is_reported_and_the_others_count() {
        Settings settings = operator.file(
                        "clients:",
                        "  - nightly",
                        "  - {name: a, header: X-Job}",
                        "  - {name: _unknown, header: X-Job, equals: a}",
                        "  - {name: a, header: X Job, equals: a}",
                        "  - {name: a, header: X-Job, equals: a*b}",
                        "  - {name: a, header: X-Job, equal: b}",
                        "  - {name: good, header: X-Job, equals: b*, version: 1;2}")
                .starts();

        assertThat(settings.problems())
                .extracting(line -> line.substring(line.indexOf(".yaml:")))
                .containsExactly(
                        ".yaml:2: a rule must be 'key: value' lines, such as '- {name: nightly-batch, header: X-Job,"
                                + " equals: nightly}'",
                        ".yaml:3: this client rule has no 'equals'; write '- {name: nightly-batch, header: X-Job,"
                                + " equals: nightly}'",
                        ".yaml:4: name: '_unknown' cannot be reported; write at most 64 of the characters A-Z a-z 0-9"
                                + " . _ + / @ - and space, the first one no '_'",
                        ".yaml:5: header: 'X Job' is no name of a header; write X-Job",
                        ".yaml:6: equals: 'a*b' has a '*' before its end; write 'a*'",
                        ".yaml:7: unknown key 'equal'; did you mean 'equals'?",
                        ".yaml:8: version: '1;2' cannot be reported; write at most 64 of the characters A-Z a-z 0-9"
                                + " . _ + / @ - and space, the first one no '_'");
        assertThat(settings.clientRules()).hasSize(1);
        assertThat(settings.clientRules().get(0).version()).isNull();
    }
}
