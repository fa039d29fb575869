package dev.oldpath.config;

import dev.oldpath.ledger.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of {@link Settings} while they are collected, starting with the defaults. Not thread-safe. */
public final class SettingsBuilder {
    public boolean enabled = true;

    @Nullable
    public List<String> packages;

    public List<Settings.Exporter> exporters = Collections.singletonList(Settings.Exporter.OTLP);
    public String file = "oldpath-evidence";
    public long exportIntervalMillis = 60_000;
    public int clientsMax = 100;
    public List<HeaderPair> clientHeaders = Arrays.asList(
            new HeaderPair("X-Client-Name", "X-Client-Version"),
            new HeaderPair("apollographql-client-name", "apollographql-client-version"),
            new HeaderPair("x-graphql-client-name", "x-graphql-client-version"));
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
    public SettingsBuilder sealed() {
        packages = packages == null ? null : Collections.unmodifiableList(packages);
        exporters = Collections.unmodifiableList(exporters);
        clientHeaders = Collections.unmodifiableList(clientHeaders);
        pathRules = Collections.unmodifiableList(pathRules);
        clientRules = Collections.unmodifiableList(clientRules);
        resource = Collections.unmodifiableMap(resource);
        problems = Collections.unmodifiableList(problems);
        return this;
    }
}
