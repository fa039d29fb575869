package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private final Operator operator = new Operator();

    @Test
    void a_misspelt_argument_is_told_its_nearest_key_and_the_others_count() {
        operator.arguments("exprot.interval=1s,file=evidence");

        assertThat(operator.isTold())
                .containsExactly("-javaagent argument 'exprot.interval': unknown key; did you mean 'export.interval'?");
        assertThat(operator.starts().file()).isEqualTo("evidence");
    }

    @Test
    void each_malformed_argument_costs_one_line() {
        operator.arguments("enabled,oldpath.file=x,=y,file=a,stray,file=b,interval=1s,nonsense=1,clients.max=,");

        assertThat(operator.isTold())
                .containsExactly(
                        "-javaagent argument 'enabled': has no '='; write key=value,key=value",
                        "-javaagent argument 'oldpath.file': unknown key; did you mean 'file'?",
                        "-javaagent argument '': unknown key; known are enabled, config, packages, exporter, file,"
                                + " export.interval, clients.max, client.headers, log.level",
                        "-javaagent argument 'stray': has no '='; write key=value,key=value",
                        "-javaagent argument 'file': given twice, the first is used; remove one",
                        "-javaagent argument 'interval': unknown key; did you mean 'export.interval'?",
                        "-javaagent argument 'nonsense': unknown key; known are enabled, config, packages, exporter,"
                                + " file, export.interval, clients.max, client.headers, log.level",
                        "-javaagent argument 'clients.max': has no value; give it one or remove it");
        assertThat(operator.starts().file()).isEqualTo("a");
    }

    @Test
    void misspelt_system_properties_and_variables_are_told_their_nearest_key() {
        operator.property("oldpath.client.header", "X-App")
                .property("oldpathological", "not ours")
                .environment("OLDPATH_EXPORT_INTERVALL", "1s")
                .environment("OLDPATHS", "not ours");

        assertThat(operator.isTold())
                .containsExactly(
                        "system property oldpath.client.header: unknown key; did you mean 'client.headers'?",
                        "environment OLDPATH_EXPORT_INTERVALL: unknown variable; did you mean 'OLDPATH_EXPORT_INTERVAL'?");
    }

    @Test
    void each_bad_value_costs_one_line_and_leaves_the_default() {
        operator.environment("OLDPATH_ENABLED", "yes")
                .environment("OLDPATH_EXPORT_INTERVAL", "20 sec")
                .environment("OLDPATH_CLIENTS_MAX", "0")
                .environment("OLDPATH_LOG_LEVEL", "loud")
                .property("oldpath.export.interval", "99ms")
                .property("oldpath.clients.max", "many")
                .property("oldpath.file", "");

        assertThat(operator.isTold())
                .containsExactly(
                        "environment OLDPATH_ENABLED: 'yes' is neither true nor false; write one of them",
                        "environment OLDPATH_EXPORT_INTERVAL: '20 sec' is no duration; write a whole number and its"
                                + " unit, such as 500ms, 20s, 15m, 6h or 30d",
                        "environment OLDPATH_CLIENTS_MAX: '0' is no number of clients; write a whole number from 1 on",
                        "environment OLDPATH_LOG_LEVEL: 'loud' is no level; write error, warn, info or debug",
                        "system property oldpath.file: has no value; give it one or remove it",
                        "system property oldpath.export.interval: 99ms is too short; write at least 100ms",
                        "system property oldpath.clients.max: 'many' is no number of clients; write a whole number"
                                + " from 1 on");
        assertThat(operator.starts().enabled()).isTrue();
        assertThat(operator.starts().exportIntervalMillis()).isEqualTo(60_000);
        assertThat(operator.starts().clientsMax()).isEqualTo(100);
    }

    @Test
    void a_bad_element_of_a_list_leaves_the_others() {
        operator.arguments("packages=com.acme,com/acme,exporter=file,console,none,client.headers=X-App,two words/x");

        assertThat(operator.isTold())
                .containsExactly(
                        "-javaagent argument 'packages': 'com/acme' is no package; write prefixes such as com.acme, or"
                                + " * for all",
                        "-javaagent argument 'exporter': 'console' is no exporter; known are otlp, file, none",
                        "-javaagent argument 'exporter': 'none' contradicts the others; write it alone, or remove it",
                        "-javaagent argument 'client.headers': 'two words/x' is no pair of headers; write"
                                + " X-Client-Name/X-Client-Version");
        assertThat(operator.starts().packages()).containsExactly("com.acme");
        assertThat(operator.starts().exporters()).containsExactly(Settings.Exporter.FILE);
        assertThat(operator.starts().clientHeaders()).hasSize(1);
    }

    @Test
    void bad_opentelemetry_settings_cost_one_line_each_and_leave_the_weaker_value() {
        operator.environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")
                .environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "collector:4318")
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318")
                .environment("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "long")
                .environment("OTEL_EXPORTER_OTLP_TIMEOUT", "0")
                .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "zstd")
                .environment("OTEL_METRIC_EXPORT_INTERVAL", "50")
                .property("otel.exporter.otlp.certificate", "no-such.pem");

        assertThat(operator.isTold())
                .containsExactly(
                        "environment OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' is not supported; write grpc or"
                                + " http/protobuf",
                        "environment OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'collector:4318' is no address; write"
                                + " http://host:port or https://host:port",
                        "environment OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: 'long' is no duration; write whole"
                                + " milliseconds, such as 10000",
                        "environment OTEL_EXPORTER_OTLP_TIMEOUT: an export needs time; write whole milliseconds, such"
                                + " as 10000",
                        "environment OTEL_EXPORTER_OTLP_COMPRESSION: 'zstd' is not supported; write gzip or none",
                        "system property otel.exporter.otlp.certificate: there is no file 'no-such.pem'; correct the"
                                + " path",
                        "environment OTEL_METRIC_EXPORT_INTERVAL: 50ms is too short; write at least 100ms");
        OtlpSettings otlp = operator.starts().otlp();
        assertThat(otlp.protocol()).isEqualTo(OtlpSettings.Protocol.HTTP_PROTOBUF);
        assertThat(otlp.endpoint()).isEqualTo("http://collector:4318/v1/metrics");
        assertThat(otlp.timeoutMillis()).isEqualTo(10_000);
        assertThat(otlp.gzip()).isFalse();
    }

    @Test
    void a_grpc_endpoint_loses_its_path() {
        operator.environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317/v1/metrics");

        assertThat(operator.isTold())
                .containsExactly("environment OTEL_EXPORTER_OTLP_ENDPOINT: gRPC has no use for the path '/v1/metrics';"
                        + " remove it, or set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
        assertThat(operator.starts().otlp().endpoint()).isEqualTo("http://collector:4317");
    }

    @Test
    void half_an_identity_is_not_used() {
        operator.environment("OTEL_EXPORTER_OTLP_CLIENT_KEY", "pom.xml");

        assertThat(operator.isTold())
                .containsExactly("environment OTEL_EXPORTER_OTLP_CLIENT_KEY: is not used alone; set"
                        + " OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE too");
        assertThat(operator.starts().otlp().clientKey()).isNull();
    }

    @Test
    void a_secret_never_appears_in_a_problem() {
        operator.environment(
                        "OTEL_EXPORTER_OTLP_HEADERS",
                        "x-tenant=a,hunter2,two words=hunter2,api-key=hunter2%zz,k=%FFhunter2,h=hunter2%0A")
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://agent:hunter2@:x");

        assertThat(operator.isTold())
                .containsExactly(
                        "environment OTEL_EXPORTER_OTLP_ENDPOINT: the value is no address; write http://host:port or"
                                + " https://host:port",
                        "environment OTEL_EXPORTER_OTLP_HEADERS: entry 2 has no '='; write key=value,key=value",
                        "environment OTEL_EXPORTER_OTLP_HEADERS: entry 3 has no usable key before its '='; write"
                                + " key=value",
                        "environment OTEL_EXPORTER_OTLP_HEADERS: entry 4 has a '%' that starts no escape; write a"
                                + " percent sign as %25",
                        "environment OTEL_EXPORTER_OTLP_HEADERS: entry 5 has percent escapes that are not UTF-8;"
                                + " encode its value as UTF-8",
                        "environment OTEL_EXPORTER_OTLP_HEADERS: entry 6 has a control character in its value; remove"
                                + " it");
        assertThat(operator.starts().otlp().headers()).containsOnlyKeys("x-tenant");
    }

    @Test
    void a_bad_resource_attribute_leaves_the_others() {
        operator.environment("OTEL_RESOURCE_ATTRIBUTES", "service.name=shop,broken,=x,team=orders");

        assertThat(operator.isTold())
                .containsExactly(
                        "environment OTEL_RESOURCE_ATTRIBUTES: entry 2 has no '='; write key=value,key=value",
                        "environment OTEL_RESOURCE_ATTRIBUTES: entry 3 has no usable key before its '='; write"
                                + " key=value");
        assertThat(operator.starts().resource()).containsOnlyKeys("service.name", "team");
    }

    @Test
    void a_file_that_is_not_there_is_named_by_its_full_path() {
        operator.arguments("config=no-such.yaml,clients.max=5");

        assertThat(operator.isTold())
                .containsExactly("-javaagent argument 'config': "
                        + Paths.get("no-such.yaml").toAbsolutePath()
                        + " does not exist; name a YAML file");
        assertThat(operator.starts().clientsMax()).isEqualTo(5);
    }

    @Test
    void a_directory_is_no_file() {
        operator.property("oldpath.config", "target");

        assertThat(operator.isTold())
                .containsExactly("system property oldpath.config: "
                        + Paths.get("target").toAbsolutePath()
                        + " is a directory; name a YAML file");
    }

    @Test
    void broken_yaml_is_told_with_its_line() {
        operator.file("clients.max: 5", "paths:", "  - method: [a", "file: x").environment("OLDPATH_FILE", "evidence");

        assertThat(operator.isTold())
                .containsExactly("oldpath.yaml:4: not YAML, expected ',' or ']', but got :; correct it, until then"
                        + " nothing in this file counts");
    }

    @Test
    void a_line_in_another_encoding_is_told_and_the_file_counts() {
        Settings settings = operator.file("clients.max: 5\n# b\u00fcro\n".getBytes(StandardCharsets.ISO_8859_1))
                .starts();

        assertThat(settings.problems())
                .singleElement()
                .asString()
                .endsWith(".yaml:2: this line is not UTF-8; save the file in that encoding");
        assertThat(settings.clientsMax()).isEqualTo(5);
    }

    @Test
    void a_control_character_is_told_with_its_line() {
        String comments = String.join("", Collections.nCopies(999, "# \uD83D\uDE00\n"));

        assertThat(operator.file(comments + "file: a\u0007b").isTold())
                .containsExactly("oldpath.yaml:1000: not YAML, the character U+7 is not allowed; correct it, until then"
                        + " nothing in this file counts");
    }

    @Test
    void a_file_far_too_large_is_not_read() {
        assertThat(operator.file(new byte[3_000_001]).isTold())
                .singleElement()
                .asString()
                .startsWith("environment OLDPATH_CONFIG: ")
                .endsWith(" is too large; name a YAML file");
    }

    @Test
    void two_documents_are_one_too_many() {
        assertThat(operator.file("file: a", "---", "file: b").isTold())
                .containsExactly("oldpath.yaml:2: not YAML, but found another document; correct it, until then nothing"
                        + " in this file counts");
    }

    @Test
    void a_file_that_is_no_map_is_told() {
        assertThat(operator.file("# rules", "- method: a.B#c").isTold())
                .containsExactly("oldpath.yaml:2: the file must consist of 'key: value' lines, such as"
                        + " 'export.interval: 20s'");
    }

    @Test
    void each_bad_setting_in_the_file_is_told_with_its_line_and_the_others_count() {
        Operator author = operator.file(
                "exprot.interval: 20s",
                "export:",
                "  intervall: 20s",
                "  interval: 20",
                "config: other.yaml",
                "file:",
                "log.level: [warn]",
                "packages: {com: acme}",
                "clients.max: 5",
                "oldpath.clients.max: 6",
                "enabled: true",
                "enabled: false",
                "[a, b]: c",
                "path: []",
                "paths: com.acme.Pricing#legacy",
                "oldpath: 5");

        assertThat(author.isTold())
                .containsExactly(
                        "oldpath.yaml:12: 'enabled' is given twice, first on line 11; the first is used, remove one",
                        "oldpath.yaml:13: a key must be a word; write 'key: value'",
                        "oldpath.yaml:1: unknown key 'exprot.interval'; did you mean 'export.interval'?",
                        "oldpath.yaml:3: unknown key 'export.intervall'; did you mean 'export.interval'?",
                        "oldpath.yaml:5: 'config' has no meaning in the file itself; remove it",
                        "oldpath.yaml:7: log.level: has a value of the wrong kind; write one value",
                        "oldpath.yaml:8: packages: has a value of the wrong kind; write a list of words",
                        "oldpath.yaml:10: 'clients.max' is given twice, first on line 9; the first is used, remove one",
                        "oldpath.yaml:14: unknown key 'path'; did you mean 'paths'?",
                        "oldpath.yaml:15: 'paths' must be a list; write '- method: com.acme.Pricing#legacy*' below",
                        "oldpath.yaml:16: unknown key 'oldpath'; known are enabled, config, packages, exporter, file,"
                                + " export.interval, clients.max, client.headers, log.level, paths, clients",
                        "oldpath.yaml:6: file: has no value; give it one or remove it",
                        "oldpath.yaml:4: export.interval: '20' is no duration; write a whole number and its unit, such"
                                + " as 500ms, 20s, 15m, 6h or 30d");
    }

    @Test
    void a_list_given_twice_is_told_and_both_count() {
        Settings settings = operator.file("paths:", "  - field: a.B#c", "paths:", "  - field: a.B#d")
                .starts();

        assertThat(settings.problems())
                .singleElement()
                .asString()
                .endsWith(".yaml:3: 'paths' is given twice, first on line 1; put both together");
        assertThat(settings.pathRules()).hasSize(2);
    }

    @Test
    void each_rule_that_cannot_be_used_is_told_with_its_line() {
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
                        "oldpath.yaml:4: a rule names one old path, this one has 'method' and 'endpoint'; make two"
                                + " rules of it",
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
        assertThat(settings.pathRules().get(0).removeAfter()).isNull();
        assertThat(settings.pathRules().get(0).quietSeconds()).isNull();
    }

    @Test
    void a_client_rule_that_cannot_be_used_is_told_and_the_others_count() {
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

    @Test
    void a_problem_stays_on_one_short_line_whatever_the_value() {
        StringBuilder endless = new StringBuilder("first\nsecond\u2028");
        for (int i = 0; i < 10_000; i++) {
            endless.append('x');
        }

        assertThat(operator.property("oldpath.log.level", endless.toString()).isTold())
                .singleElement()
                .asString()
                .hasSizeLessThan(200)
                .doesNotContain("\n", "\u2028");
    }

    @Test
    void yaml_nested_deeper_than_the_stack_takes_nothing_else_with_it() {
        StringBuilder nested = new StringBuilder("paths: ");
        for (int i = 0; i < 100_000; i++) {
            nested.append('[');
        }
        operator.arguments("clients.max=5").file(nested.toString().getBytes(StandardCharsets.US_ASCII));

        Settings settings = operator.starts();

        assertThat(settings.problems()).hasSize(1);
        assertThat(settings.clientsMax()).isEqualTo(5);
    }

    @Test
    void yaml_that_contains_itself_ends() {
        assertThat(operator.file("export: &a", "  interval: *a", "  export: *a").isTold())
                .hasSize(2);
    }
}
