package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadOtelVariableTest {
    private final Operator operator = new Operator();

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
}
