package dev.oldpath.config.otel;

import dev.oldpath.config.text.GivenValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of OpenTelemetry's own variables. Each is also a system property, as in OpenTelemetry's Java SDK:
 * {@code otel.service.name} wins over {@code OTEL_SERVICE_NAME}. By its specification, empty means not set.
 */
public final class OtelVariables {
    private final Map<String, String> systemProperties;
    private final Map<String, String> environment;

    public OtelVariables(Map<String, String> systemProperties, Map<String, String> environment) {
        this.systemProperties = systemProperties;
        this.environment = environment;
    }

    /** The values of a variable, the strongest first. */
    List<GivenValue> all(String name) {
        List<GivenValue> values = new ArrayList<>(2);
        String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
        add("system property " + property, systemProperties.get(property), values);
        add("environment " + name, environment.get(name), values);
        return values;
    }

    /** The values of an exporter setting such as {@code ENDPOINT}: those for metrics, then those for all signals. */
    List<GivenValue> exporter(String setting) {
        List<GivenValue> values = exporterForMetrics(setting);
        values.addAll(exporterForAllSignals(setting));
        return values;
    }

    List<GivenValue> exporterForMetrics(String setting) {
        return all("OTEL_EXPORTER_OTLP_METRICS_" + setting);
    }

    List<GivenValue> exporterForAllSignals(String setting) {
        return all("OTEL_EXPORTER_OTLP_" + setting);
    }

    private static void add(String place, @Nullable String value, List<GivenValue> to) {
        if (value != null && !value.trim().isEmpty()) {
            to.add(new GivenValue(place, value));
        }
    }
}
