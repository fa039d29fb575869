package dev.oldpath.telemetry;

import dev.oldpath.config.OtlpSettings;
import dev.oldpath.telemetry.otlp.AnswerTimes;
import dev.oldpath.telemetry.otlp.Senders;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends each export over OTLP. The exporter is built with the first one, and again while that fails: a certificate may
 * be mounted late.
 */
final class OtlpDestination implements Destination {
    private final OtlpSettings settings;
    private final Senders senders;
    private @Nullable MetricExporter exporter;

    /**
     * Creates the destination, without building an exporter.
     *
     * @param times is notified when the receiver has answered
     */
    OtlpDestination(OtlpSettings settings, AnswerTimes times) {
        this.settings = settings;
        this.senders = new Senders(times);
    }

    @Override
    public String name() {
        return settings.shownEndpoint();
    }

    @Override
    public String firstAid() {
        return "; start a Collector there, name another with OTEL_EXPORTER_OTLP_ENDPOINT, or write files with"
                + " oldpath.exporter=file";
    }

    @Override
    public long timeoutMillis() {
        return settings.timeoutMillis();
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) throws IOException {
        MetricExporter ready = exporter;
        if (ready == null) {
            ready = build();
            exporter = ready;
        }
        return ready.export(metrics);
    }

    @Override
    public void close() {
        if (exporter != null) {
            exporter.shutdown();
        }
    }

    private MetricExporter build() throws BadSettings {
        byte[] trusted = read(settings.certificate(), "OTEL_EXPORTER_OTLP_CERTIFICATE");
        byte[] key = read(settings.clientKey(), "OTEL_EXPORTER_OTLP_CLIENT_KEY");
        byte[] own = read(settings.clientCertificate(), "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE");
        if ((key == null) != (own == null)) {
            throw new BadSettings("a client certificate and its key go together, and only one of them is set", null);
        }
        for (Map.Entry<String, String> header : settings.headers().entrySet()) {
            check(header.getKey(), header.getValue());
        }
        try {
            return settings.protocol() == OtlpSettings.Protocol.GRPC
                    ? grpc(trusted, key, own)
                    : http(trusted, key, own);
        } catch (RuntimeException e) {
            throw new BadSettings("the OTLP settings do not work: " + Reason.of(e), e);
        }
    }

    private MetricExporter http(byte @Nullable [] trusted, byte @Nullable [] key, byte @Nullable [] own) {
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(settings.endpoint())
                .setTimeout(settings.timeoutMillis(), TimeUnit.MILLISECONDS)
                .setConnectTimeout(settings.timeoutMillis(), TimeUnit.MILLISECONDS)
                .setCompression(settings.gzip() ? "gzip" : "none")
                .setRetryPolicy(null)
                .setMemoryMode(MemoryMode.IMMUTABLE_DATA)
                .setMeterProvider(MeterProvider.noop())
                .setComponentLoader(senders);
        settings.headers().forEach(builder::addHeader);
        if (trusted != null) {
            builder.setTrustedCertificates(trusted);
        }
        if (key != null && own != null) {
            builder.setClientTls(key, own);
        }
        return builder.build();
    }

    private MetricExporter grpc(byte @Nullable [] trusted, byte @Nullable [] key, byte @Nullable [] own) {
        OtlpGrpcMetricExporterBuilder builder = OtlpGrpcMetricExporter.builder()
                .setEndpoint(settings.endpoint())
                .setTimeout(settings.timeoutMillis(), TimeUnit.MILLISECONDS)
                .setConnectTimeout(settings.timeoutMillis(), TimeUnit.MILLISECONDS)
                .setCompression(settings.gzip() ? "gzip" : "none")
                .setRetryPolicy(null)
                .setMemoryMode(MemoryMode.IMMUTABLE_DATA)
                .setMeterProvider(MeterProvider.noop())
                .setComponentLoader(senders);
        settings.headers().forEach(builder::addHeader);
        if (trusted != null) {
            builder.setTrustedCertificates(trusted);
        }
        if (key != null && own != null) {
            builder.setClientTls(key, own);
        }
        return builder.build();
    }

    private static byte @Nullable [] read(@Nullable String file, String setting) throws BadSettings {
        if (file == null) {
            return null;
        }
        try {
            return Files.readAllBytes(Paths.get(file));
        } catch (IOException | RuntimeException e) {
            throw new BadSettings("cannot read the file " + file + " of " + setting + ": " + Reason.of(e), e);
        }
    }

    /** The HTTP client would refuse such a header with a message that contains its value, which may be a secret. */
    private static void check(String name, String value) throws BadSettings {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                throw new BadSettings(
                        "the OTLP header " + name + " has a character that HTTP does not allow, at place " + (i + 1),
                        null);
            }
        }
    }
}
