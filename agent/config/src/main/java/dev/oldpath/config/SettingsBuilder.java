package dev.oldpath.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of {@link Settings} while they are collected, starting with the defaults. Not thread-safe. */
final class SettingsBuilder {
    boolean enabled = true;

    @Nullable
    List<String> packages;

    List<Settings.Exporter> exporters = Collections.singletonList(Settings.Exporter.OTLP);
    String file = "oldpath-evidence";
    long exportIntervalMillis = 60_000;
    int clientsMax = 100;
    List<HeaderPair> clientHeaders = Arrays.asList(
            new HeaderPair("X-Client-Name", "X-Client-Version"),
            new HeaderPair("apollographql-client-name", "apollographql-client-version"),
            new HeaderPair("x-graphql-client-name", "x-graphql-client-version"));
    Settings.LogLevel logLevel = Settings.LogLevel.INFO;
    List<PathRule> pathRules = new ArrayList<>();
    List<ClientRule> clientRules = new ArrayList<>();
    OtlpSettings otlp = new OtlpSettings(
            OtlpSettings.Protocol.HTTP_PROTOBUF,
            "http://localhost:4318/v1/metrics",
            Collections.emptyMap(),
            10_000,
            false,
            null,
            null,
            null);
    Map<String, String> resource = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();

    /** Itself, with everything unmodifiable from now on. */
    SettingsBuilder sealed() {
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
