package dev.oldpath.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where and how to send OTLP; the standard {@code OTEL_EXPORTER_OTLP_*} settings. Immutable. */
public final class OtlpSettings {
    /** How the request travels. */
    public enum Protocol {
        GRPC,
        HTTP_PROTOBUF
    }

    private final Protocol protocol;
    private final String endpoint;
    private final Map<String, String> headers;
    private final long timeoutMillis;
    private final boolean gzip;
    private final @Nullable String certificate;
    private final @Nullable String clientKey;
    private final @Nullable String clientCertificate;

    public OtlpSettings(
            Protocol protocol,
            String endpoint,
            Map<String, String> headers,
            long timeoutMillis,
            boolean gzip,
            @Nullable String certificate,
            @Nullable String clientKey,
            @Nullable String clientCertificate) {
        this.protocol = protocol;
        this.endpoint = endpoint;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.timeoutMillis = timeoutMillis;
        this.gzip = gzip;
        this.certificate = certificate;
        this.clientKey = clientKey;
        this.clientCertificate = clientCertificate;
    }

    /** How the request travels. */
    public Protocol protocol() {
        return protocol;
    }

    /** The complete address for metrics: with {@code /v1/metrics} for HTTP, without for gRPC. */
    public String endpoint() {
        return endpoint;
    }

    /** The endpoint as a person may see it: it may carry a password. */
    public String shownEndpoint() {
        return endpoint.replaceFirst("//[^/@]*@", "//");
    }

    /** Sent with every request. */
    public Map<String, String> headers() {
        return headers;
    }

    /** How long one export may take, retries included. */
    public long timeoutMillis() {
        return timeoutMillis;
    }

    /** Whether requests are compressed. */
    public boolean gzip() {
        return gzip;
    }

    /** PEM file with the trusted certificates. */
    public @Nullable String certificate() {
        return certificate;
    }

    /** PEM file with the agent's own key. */
    public @Nullable String clientKey() {
        return clientKey;
    }

    /** PEM file with the agent's own certificate. */
    public @Nullable String clientCertificate() {
        return clientCertificate;
    }
}
