package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtelVariablesTest {
    private final Operator operator = new Operator();

    @Test
    void the_service_is_known_by_its_resource_attributes() {
        operator.environment(
                "OTEL_RESOURCE_ATTRIBUTES",
                "service.name=ignored,service.version=1.4%2C0,service.namespace=shop, service.instance.id = a+b ,"
                        + "deployment.environment.name=pr%C3%B3d,team=orders");
        operator.environment("OTEL_SERVICE_NAME", "scheduler");

        Settings settings = operator.starts();

        assertThat(settings.resource())
                .containsOnly(
                        entry("service.name", "scheduler"),
                        entry("service.version", "1.4,0"),
                        entry("service.namespace", "shop"),
                        entry("service.instance.id", "a+b"),
                        entry("deployment.environment.name", "pr\u00f3d"),
                        entry("team", "orders"));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void without_a_service_name_variable_the_attribute_counts() {
        operator.environment("OTEL_RESOURCE_ATTRIBUTES", "service.name=scheduler");

        assertThat(operator.starts().resource()).containsOnly(entry("service.name", "scheduler"));
    }

    @Test
    void a_system_property_wins_over_the_environment() {
        operator.environment("OTEL_SERVICE_NAME", "from-environment")
                .property("otel.service.name", "from-property")
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://environment:4318")
                .property("otel.exporter.otlp.endpoint", "http://property:4318")
                .environment("OTEL_METRIC_EXPORT_INTERVAL", "1000")
                .property("otel.metric.export.interval", "2000");

        Settings settings = operator.starts();

        assertThat(settings.resource()).containsEntry("service.name", "from-property");
        assertThat(settings.otlp().endpoint()).isEqualTo("http://property:4318/v1/metrics");
        assertThat(settings.exportIntervalMillis()).isEqualTo(2_000);
    }

    @Test
    void the_variable_for_metrics_wins_over_a_property_for_all_signals() {
        operator.environment("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "1000")
                .property("otel.exporter.otlp.timeout", "2000");

        assertThat(operator.starts().otlp().timeoutMillis()).isEqualTo(1_000);
    }

    @Test
    void an_endpoint_for_all_signals_gets_the_path_for_metrics() {
        assertThat(endpoint("http://collector:4318")).isEqualTo("http://collector:4318/v1/metrics");
        assertThat(endpoint("http://collector:4318/")).isEqualTo("http://collector:4318/v1/metrics");
        assertThat(endpoint("https://otel_collector/otlp/")).isEqualTo("https://otel_collector/otlp/v1/metrics");
        assertThat(endpoint("https://u:p@host/otlp?k=v")).isEqualTo("https://u:p@host/otlp/v1/metrics?k=v");
    }

    private static String endpoint(String base) {
        Settings settings =
                new Operator().environment("OTEL_EXPORTER_OTLP_ENDPOINT", base).starts();
        assertThat(settings.problems()).isEmpty();
        return settings.otlp().endpoint();
    }

    @Test
    void an_endpoint_for_metrics_is_used_as_it_is() {
        operator.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318")
                .environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://mimir/otlp/");

        assertThat(operator.starts().otlp().endpoint()).isEqualTo("http://mimir/otlp/");
    }

    @Test
    void grpc_has_its_own_port_and_no_path() {
        operator.environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        assertThat(operator.starts().otlp().protocol()).isEqualTo(OtlpSettings.Protocol.GRPC);
        assertThat(operator.starts().otlp().endpoint()).isEqualTo("http://localhost:4317");

        operator.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector:4317/");
        assertThat(operator.starts().otlp().endpoint()).isEqualTo("https://collector:4317");
    }

    @Test
    void the_protocol_for_metrics_wins() {
        operator.environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")
                .environment("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/protobuf");

        assertThat(operator.starts().otlp().protocol()).isEqualTo(OtlpSettings.Protocol.HTTP_PROTOBUF);
        assertThat(operator.starts().problems()).isEmpty();
    }

    @Test
    void headers_for_metrics_replace_those_for_all_signals() {
        operator.environment("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Basic%20abc%3D,x-tenant=a");
        assertThat(operator.starts().otlp().headers())
                .containsOnly(entry("Authorization", "Basic abc="), entry("x-tenant", "a"));

        operator.environment("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "x-tenant=b");
        assertThat(operator.starts().otlp().headers()).containsOnly(entry("x-tenant", "b"));
    }

    @Test
    void timeout_and_compression_are_taken_over() {
        assertThat(operator.starts().otlp().timeoutMillis()).isEqualTo(10_000);
        assertThat(operator.starts().otlp().gzip()).isFalse();

        operator.environment("OTEL_EXPORTER_OTLP_TIMEOUT", "2500")
                .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
                .environment("OTEL_EXPORTER_OTLP_METRICS_COMPRESSION", "gzip");

        assertThat(operator.starts().otlp().timeoutMillis()).isEqualTo(2_500);
        assertThat(operator.starts().otlp().gzip()).isTrue();
        assertThat(operator.starts().problems()).isEmpty();
    }

    @Test
    void certificates_are_files(@TempDir Path directory) throws IOException {
        String trusted = Files.createFile(directory.resolve("ca.pem")).toString();
        String own = Files.createFile(directory.resolve("own.pem")).toString();
        String key = Files.createFile(directory.resolve("own.key")).toString();
        operator.environment("OTEL_EXPORTER_OTLP_CERTIFICATE", "elsewhere.pem")
                .environment("OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE", trusted)
                .environment("OTEL_EXPORTER_OTLP_CLIENT_KEY", key)
                .environment("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", own);

        Settings settings = operator.starts();

        assertThat(settings.otlp().certificate()).isEqualTo(trusted);
        assertThat(settings.otlp().clientKey()).isEqualTo(key);
        assertThat(settings.otlp().clientCertificate()).isEqualTo(own);
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void the_applications_own_telemetry_switches_do_not_silence_the_agent() {
        operator.environment("OTEL_METRICS_EXPORTER", "none")
                .environment("OTEL_SDK_DISABLED", "true")
                .environment("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta");

        assertThat(operator.starts().enabled()).isTrue();
        assertThat(operator.starts().exporters()).containsExactly(Settings.Exporter.OTLP);
        assertThat(operator.starts().problems()).isEmpty();
    }

    @Test
    void an_empty_variable_counts_as_not_set() {
        operator.environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "")
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318");

        assertThat(operator.starts().otlp().endpoint()).isEqualTo("http://collector:4318/v1/metrics");
    }
}
