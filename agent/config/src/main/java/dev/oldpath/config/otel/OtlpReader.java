package dev.oldpath.config.otel;

import dev.oldpath.config.OtlpSettings;
import dev.oldpath.config.OtlpSettings.Protocol;
import dev.oldpath.config.text.Durations;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.KeyValueList;
import dev.oldpath.config.text.Problems;
import dev.oldpath.config.text.Said;
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
        for (Said said : variables.exporter("PROTOCOL")) {
            switch (said.value()) {
                case "grpc":
                    return Protocol.GRPC;
                case "http/protobuf":
                    return Protocol.HTTP_PROTOBUF;
                default:
                    problems.add(
                            said.place(),
                            Problems.quote(said.value()) + " is not supported; write grpc or http/protobuf");
            }
        }
        return Protocol.HTTP_PROTOBUF;
    }

    private String endpoint(Protocol protocol) {
        OtlpEndpoint endpoint = new OtlpEndpoint(protocol, problems);
        for (Said said : variables.exporterForMetrics("ENDPOINT")) {
            try {
                return endpoint.forMetrics(said);
            } catch (Invalid e) {
                problems.add(said.place(), e);
            }
        }
        for (Said said : variables.exporterForAllSignals("ENDPOINT")) {
            try {
                return endpoint.forAllSignals(said);
            } catch (Invalid e) {
                problems.add(said.place(), e);
            }
        }
        return endpoint.byDefault();
    }

    private Map<String, String> headers() {
        List<Said> headers = variables.exporter("HEADERS");
        return headers.isEmpty()
                ? Collections.<String, String>emptyMap()
                : KeyValueList.read(headers.get(0), KeyValueList.Keys.HEADERS, problems);
    }

    private long timeoutMillis() {
        for (Said said : variables.exporter("TIMEOUT")) {
            try {
                long millis = Durations.openTelemetryMillis(said.value());
                if (millis > 0) {
                    return millis;
                }
                problems.add(said.place(), "an export needs time; write whole milliseconds, such as 10000");
            } catch (Invalid e) {
                problems.add(said.place(), e);
            }
        }
        return DEFAULT_TIMEOUT_MILLIS;
    }

    private boolean gzip() {
        for (Said said : variables.exporter("COMPRESSION")) {
            if (said.value().equals("gzip") || said.value().equals("none")) {
                return said.value().equals("gzip");
            }
            problems.add(said.place(), Problems.quote(said.value()) + " is not supported; write gzip or none");
        }
        return false;
    }

    private @Nullable String path(String setting) {
        List<Said> paths = variables.exporter(setting);
        if (paths.isEmpty()) {
            return null;
        }
        Said path = paths.get(0);
        if (!new File(path.value()).isFile()) {
            // It stays set: to do without would trust more servers than the operator wants.
            problems.add(path.place(), "there is no file " + Problems.quote(path.value()) + "; correct the path");
        }
        return path.value();
    }
}
