package dev.oldpath.config.otel;

import dev.oldpath.config.Settings;
import dev.oldpath.config.text.Durations;
import dev.oldpath.config.text.ExportInterval;
import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.KeyValueList;
import dev.oldpath.config.text.Problems;
import java.util.List;
import java.util.Map;

/**
 * Applies OpenTelemetry's own variables: who the service is, where telemetry goes, how often.
 *
 * <p>{@code OTEL_METRICS_EXPORTER}, {@code OTEL_SDK_DISABLED} and the temporality preference are not read on purpose:
 * they are meant for the application's telemetry and would silence ours.
 */
public final class OtelEnvironment {
    private OtelEnvironment() {}

    public static void apply(OtelVariables variables, Settings.Builder settings, Problems problems) {
        resource(variables, settings.resource, problems);
        settings.otlp = new OtlpReader(variables, problems).read();
        for (GivenValue interval : variables.all("OTEL_METRIC_EXPORT_INTERVAL")) {
            try {
                settings.exportIntervalMillis = ExportInterval.checked(Durations.openTelemetryMillis(interval.value()));
                return;
            } catch (Invalid e) {
                problems.add(interval.place(), e);
            }
        }
    }

    private static void resource(OtelVariables variables, Map<String, String> resource, Problems problems) {
        List<GivenValue> attributes = variables.all("OTEL_RESOURCE_ATTRIBUTES");
        if (!attributes.isEmpty()) {
            resource.putAll(KeyValueList.read(attributes.get(0), KeyValueList.Keys.ANY, problems));
        }
        List<GivenValue> serviceName = variables.all("OTEL_SERVICE_NAME");
        if (!serviceName.isEmpty()) {
            resource.put("service.name", serviceName.get(0).value());
        }
    }
}
