package dev.oldpath.config.otel;

import dev.oldpath.config.OtlpSettings;
import dev.oldpath.config.OtlpSettings.Protocol;
import dev.oldpath.config.text.Durations;
import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.KeyValueList;
import dev.oldpath.config.text.Problems;
import java.io.File;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code OTEL_EXPORTER_OTLP_*} settings. A setting for metrics wins over one for all signals. */
final class OtlpReader {
    private static final long DEFAULT_TIMEOUT_MILLIS = 10_000;

    private final OtelVariables variables;
    private final Problems problems;

    OtlpReader(OtelVariables variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    OtlpSettings read() {
        Protocol protocol = protocol();
        String clientKey = path("CLIENT_KEY");
        String clientCertificate = path("CLIENT_CERTIFICATE");
        if ((clientKey == null) != (clientCertificate == null)) {
            String given = clientKey == null ? "CLIENT_CERTIFICATE" : "CLIENT_KEY";
            String missing = clientKey == null ? "CLIENT_KEY" : "CLIENT_CERTIFICATE";
            problems.add(
                    variables.exporter(given).get(0).place(),
                    "is not used alone; set OTEL_EXPORTER_OTLP_" + missing + " too");
            clientKey = null;
            clientCertificate = null;
        }
        return new OtlpSettings(
                protocol,
                endpoint(protocol),
                headers(),
                timeoutMillis(),
                gzip(),
                path("CERTIFICATE"),
                clientKey,
                clientCertificate);
    }

    private Protocol protocol() {
        for (GivenValue given : variables.exporter("PROTOCOL")) {
            switch (given.value()) {
                case "grpc":
                    return Protocol.GRPC;
                case "http/protobuf":
                    return Protocol.HTTP_PROTOBUF;
                default:
                    problems.add(
                            given.place(),
                            Problems.quote(given.value()) + " is not supported; write grpc or http/protobuf");
            }
        }
        return Protocol.HTTP_PROTOBUF;
    }

    private String endpoint(Protocol protocol) {
        OtlpEndpoint endpoint = new OtlpEndpoint(protocol, problems);
        for (GivenValue given : variables.exporterForMetrics("ENDPOINT")) {
            try {
                return endpoint.forMetrics(given);
            } catch (Invalid e) {
                problems.add(given.place(), e);
            }
        }
        for (GivenValue given : variables.exporterForAllSignals("ENDPOINT")) {
            try {
                return endpoint.forAllSignals(given);
            } catch (Invalid e) {
                problems.add(given.place(), e);
            }
        }
        return endpoint.byDefault();
    }

    private Map<String, String> headers() {
        List<GivenValue> headers = variables.exporter("HEADERS");
        return headers.isEmpty()
                ? Collections.<String, String>emptyMap()
                : KeyValueList.read(headers.get(0), KeyValueList.Keys.HEADERS, problems);
    }

    private long timeoutMillis() {
        for (GivenValue given : variables.exporter("TIMEOUT")) {
            try {
                long millis = Durations.openTelemetryMillis(given.value());
                if (millis > 0) {
                    return millis;
                }
                problems.add(given.place(), "an export needs time; write whole milliseconds, such as 10000");
            } catch (Invalid e) {
                problems.add(given.place(), e);
            }
        }
        return DEFAULT_TIMEOUT_MILLIS;
    }

    private boolean gzip() {
        for (GivenValue given : variables.exporter("COMPRESSION")) {
            if (given.value().equals("gzip") || given.value().equals("none")) {
                return given.value().equals("gzip");
            }
            problems.add(given.place(), Problems.quote(given.value()) + " is not supported; write gzip or none");
        }
        return false;
    }

    private @Nullable String path(String setting) {
        List<GivenValue> paths = variables.exporter(setting);
        if (paths.isEmpty()) {
            return null;
        }
        GivenValue path = paths.get(0);
        if (!new File(path.value()).isFile()) {
            // It stays set: to do without would trust more servers than the operator wants.
            problems.add(path.place(), "there is no file " + Problems.quote(path.value()) + "; correct the path");
        }
        return path.value();
    }
}
