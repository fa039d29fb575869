package dev.oldpath.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings as the loader would make them. */
public final class TestSettings {
    private final Settings.Builder values = new Settings.Builder();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private OtlpSettings.Protocol protocol = OtlpSettings.Protocol.HTTP_PROTOBUF;
    private String endpoint = "http://localhost:1";
    private long timeoutMillis = 10_000;
    private boolean gzip;
    private @Nullable String certificate;
    private @Nullable String clientKey;
    private @Nullable String clientCertificate;

    public TestSettings exporters(Settings.Exporter... exporters) {
        values.exporters = Arrays.asList(exporters);
        return this;
    }

    public TestSettings file(String directory) {
        values.file = directory;
        return this;
    }

    public TestSettings interval(long millis) {
        values.exportIntervalMillis = millis;
        return this;
    }

    public TestSettings resource(String key, String value) {
        values.resource.put(key, value);
        return this;
    }

    public TestSettings endpoint(OtlpSettings.Protocol how, String where) {
        protocol = how;
        endpoint = where;
        return this;
    }

    public TestSettings timeout(long millis) {
        timeoutMillis = millis;
        return this;
    }

    public TestSettings header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public TestSettings gzip() {
        gzip = true;
        return this;
    }

    public TestSettings trust(String file) {
        certificate = file;
        return this;
    }

    public TestSettings client(String keyFile, String certificateFile) {
        clientKey = keyFile;
        clientCertificate = certificateFile;
        return this;
    }

    public Settings build() {
        values.otlp = new OtlpSettings(
                protocol, endpoint, headers, timeoutMillis, gzip, certificate, clientKey, clientCertificate);
        return new Settings(values);
    }
}
