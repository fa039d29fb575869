package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.PathKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "export.interval: 20s\nclients.max: 5",
                "oldpath.export.interval: 20s\noldpath.clients.max: 5",
                "oldpath:\n  export.interval: 20s\n  clients.max: 5",
                "export:\n  interval: 20s\nclients: {max: 5}",
                "oldpath:\n  export:\n    interval: 20s\n  clients:\n    max: 5",
                "oldpath.export: {interval: 20s}\noldpath: {clients: {max: 5}}",
                "{\"export\": {\"interval\": \"20s\"}, \"clients.max\": 5}",
            })
    void settings_may_be_flat_or_nested(String text) {
        Settings settings = new Operator().file(text).starts();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.exportIntervalMillis()).isEqualTo(20_000);
        assertThat(settings.clientsMax()).isEqualTo(5);
    }

    @Test
    void every_setting_may_be_in_the_file() {
        Settings settings = new Operator()
                .file(
                        "enabled: false",
                        "packages: [com.acme, org.acme]",
                        "exporter: otlp,file",
                        "file: evidence",
                        "client:",
                        "  headers:",
                        "    - X-App/X-App-Version",
                        "    - X-Job",
                        "log.level: warn")
                .starts();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.enabled()).isFalse();
        assertThat(settings.packages()).containsExactly("com.acme", "org.acme");
        assertThat(settings.exporters()).containsExactly(Settings.Exporter.OTLP, Settings.Exporter.FILE);
        assertThat(settings.file()).isEqualTo("evidence");
        assertThat(settings.clientHeaders()).hasSize(2);
        assertThat(settings.logLevel()).isEqualTo(Log.Level.WARN);
    }

    @Test
    void a_rule_describes_an_old_path() {
        Operator operator = new Operator()
                .file(
                        "paths:",
                        "  - method: com.acme.Pricing#legacy*",
                        "    id: legacy-pricing",
                        "    owner: team-orders",
                        "    since: 2.10",
                        "    removeAfter: 2027-01-31",
                        "    replacement: com.acme.Pricing#price",
                        "    quiet: 45d");
        Settings settings = operator.starts();

        assertThat(settings.problems()).isEmpty();
        PathRule rule = settings.pathRules().get(0);
        assertThat(rule.kind()).isEqualTo(PathKind.METHOD);
        assertThat(rule.pattern()).isEqualTo("com.acme.Pricing#legacy*");
        assertThat(rule.place()).endsWith(".yaml:2");
        assertThat(rule.id()).isEqualTo("legacy-pricing");
        assertThat(rule.info().owner()).isEqualTo("team-orders");
        assertThat(rule.info().since()).isEqualTo("2.10");
        assertThat(rule.info().removeAfter()).isEqualTo("2027-01-31");
        assertThat(rule.info().replacement()).isEqualTo("com.acme.Pricing#price");
        assertThat(rule.info().quietSeconds()).isEqualTo(45L * 24 * 3600);
    }

    @Test
    void rules_of_every_kind_are_read_in_order() {
        Settings settings = new Operator()
                .file(
                        "paths:",
                        "  - field: com.acme.Order#priority",
                        "  - endpoint: GET /v1/orders/**",
                        "  - payload: com.acme.OrderDto#priority",
                        "    removed: true",
                        "  - message: kafka orders.v1",
                        "    header: schema",
                        "    equals: \"1\"",
                        "  - method: com.acme.Pricing#<init>")
                .starts();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.pathRules())
                .extracting(rule -> rule.kind() + " " + rule.pattern())
                .containsExactly(
                        "FIELD com.acme.Order#priority",
                        "ENDPOINT GET /v1/orders/**",
                        "PAYLOAD com.acme.OrderDto#priority",
                        "MESSAGE kafka orders.v1",
                        "METHOD com.acme.Pricing#<init>");
        assertThat(settings.pathRules().get(0).id()).isNull();
        assertThat(settings.pathRules().get(0).info().quietSeconds()).isNull();
    }

    @Test
    void client_rules_name_clients_by_a_header() {
        Settings settings = new Operator()
                .file(
                        "clients:",
                        "  - {name: nightly-batch, version: \"1\", header: X-Job, equals: nightly}",
                        "  - name: partner",
                        "    header: X-Api-Key",
                        "    equals: partner-*")
                .starts();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.clientRules())
                .extracting(rule -> rule.name() + " " + rule.version() + " " + rule.header() + "=" + rule.value())
                .containsExactly("nightly-batch 1 X-Job=nightly", "partner null X-Api-Key=partner-*");
    }

    @Test
    void a_file_without_content_is_fine() {
        assertThat(new Operator().file("").starts().problems()).isEmpty();
        assertThat(new Operator()
                        .file("# nothing yet", "paths:", "clients:")
                        .starts()
                        .problems())
                .isEmpty();
    }

    @Test
    void a_file_saved_with_a_byte_order_mark_and_windows_line_ends_is_read() {
        byte[] content = "\uFEFFclients.max: 5\r\nfile: b\u00fcro\r\n".getBytes(StandardCharsets.UTF_8);
        Settings settings = new Operator().file(content).starts();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.clientsMax()).isEqualTo(5);
        assertThat(settings.file()).isEqualTo("b\u00fcro");
    }

    @Test
    void what_two_rules_share_may_be_an_anchor() {
        Settings settings = new Operator()
                .file("paths:", "  - {method: 'a.B#c', owner: &team orders}", "  - {method: 'a.B#d', owner: *team}")
                .starts();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.pathRules().get(1).info().owner()).isEqualTo("orders");
    }
}
