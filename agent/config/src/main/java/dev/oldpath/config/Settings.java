package dev.oldpath.config;

import dev.oldpath.ledger.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
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

    /** The values while they are collected, starting with the defaults. Not thread-safe. */
    public static final class Builder {
        public boolean enabled = true;

        @Nullable
        public List<String> packages;

        public List<Exporter> exporters = Collections.singletonList(Exporter.OTLP);
        public String file = "oldpath-evidence";
        public long exportIntervalMillis = 60_000;

        @Nullable
        public String ledger;

        public int clientsMax = 100;
        public List<HeaderPair> clientHeaders = Arrays.asList(
                new HeaderPair("X-Client-Name", "X-Client-Version"),
                new HeaderPair("apollographql-client-name", "apollographql-client-version"),
                new HeaderPair("x-graphql-client-name", "x-graphql-client-version"));
        public List<String> ignoredListeners = Collections.emptyList();
        public Log.Level logLevel = Log.Level.INFO;
        public List<PathRule> pathRules = new ArrayList<>();
        public List<ClientRule> clientRules = new ArrayList<>();
        public OtlpSettings otlp = new OtlpSettings(
                OtlpSettings.Protocol.HTTP_PROTOBUF,
                "http://localhost:4318/v1/metrics",
                Collections.emptyMap(),
                10_000,
                false,
                null,
                null,
                null);
        public Map<String, String> resource = new LinkedHashMap<>();
        public List<String> problems = new ArrayList<>();

        /** Itself, with everything unmodifiable from now on. */
        public Builder sealed() {
            packages = packages == null ? null : Collections.unmodifiableList(packages);
            exporters = Collections.unmodifiableList(exporters);
            clientHeaders = Collections.unmodifiableList(clientHeaders);
            ignoredListeners = Collections.unmodifiableList(ignoredListeners);
            pathRules = Collections.unmodifiableList(pathRules);
            clientRules = Collections.unmodifiableList(clientRules);
            resource = Collections.unmodifiableMap(resource);
            problems = Collections.unmodifiableList(problems);
            return this;
        }
    }

    private final Builder values;

    public Settings(Builder values) {
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

    /** {@code oldpath.ledger}: the directory for what a crash would take along; null when not set. */
    public @Nullable String ledger() {
        return values.ledger;
    }

    /** {@code oldpath.clients.max}. */
    public int clientsMax() {
        return values.clientsMax;
    }

    /** {@code oldpath.client.headers}, tried in order. */
    public List<HeaderPair> clientHeaders() {
        return values.clientHeaders;
    }

    /** {@code oldpath.endpoints.ignore}: ports, classes and packages that listen for connections and serve no old endpoint. */
    public List<String> ignoredListeners() {
        return values.ignoredListeners;
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
