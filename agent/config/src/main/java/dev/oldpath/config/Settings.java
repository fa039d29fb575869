package dev.oldpath.config;

import dev.oldpath.ledger.Log;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All settings of the operator, valid and with defaults filled in. Immutable.
 *
 * <p>The keys, defaults and their precedence are the contract in the documentation (docs/configuration.md).
 */
public final class Settings {
    /** Where telemetry goes. */
    public enum Exporter {
        OTLP,
        FILE
    }

    final SettingsBuilder values;

    public Settings(SettingsBuilder values) {
        this.values = values;
    }

    /** {@code oldpath.enabled}. */
    public boolean enabled() {
        return values.enabled;
    }

    /** {@code oldpath.packages}: prefixes such as {@code com.acme}, or {@code *}; null when not set. */
    public @Nullable List<String> packages() {
        return values.packages;
    }

    /** {@code oldpath.exporter}; empty for {@code none}. */
    public List<Exporter> exporters() {
        return values.exporters;
    }

    /** {@code oldpath.file}: the directory for evidence files. */
    public String file() {
        return values.file;
    }

    /** {@code oldpath.export.interval}. */
    public long exportIntervalMillis() {
        return values.exportIntervalMillis;
    }

    /** {@code oldpath.clients.max}. */
    public int clientsMax() {
        return values.clientsMax;
    }

    /** {@code oldpath.client.headers}, tried in order. */
    public List<HeaderPair> clientHeaders() {
        return values.clientHeaders;
    }

    /** {@code oldpath.log.level}. */
    public Log.Level logLevel() {
        return values.logLevel;
    }

    /** The valid entries of {@code paths:}. */
    public List<PathRule> pathRules() {
        return values.pathRules;
    }

    /** The valid entries of {@code clients:}. */
    public List<ClientRule> clientRules() {
        return values.clientRules;
    }

    /** Where and how to send OTLP. */
    public OtlpSettings otlp() {
        return values.otlp;
    }

    /** Resource attributes from {@code OTEL_SERVICE_NAME} and {@code OTEL_RESOURCE_ATTRIBUTES}. */
    public Map<String, String> resource() {
        return values.resource;
    }

    /** What was wrong, one line each, naming the place and the fix. The rest of the settings is valid. */
    public List<String> problems() {
        return values.problems;
    }
}
