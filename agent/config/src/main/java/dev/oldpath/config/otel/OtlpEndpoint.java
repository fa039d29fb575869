package dev.oldpath.config.otel;

import dev.oldpath.config.OtlpSettings.Protocol;
import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.Problems;
import java.net.URI;
import java.net.URISyntaxException;

/** Makes the complete address for metrics from what the operator gave. */
final class OtlpEndpoint {
    private static final String METRICS_PATH = "/v1/metrics";

    private final Protocol protocol;
    private final Problems problems;

    OtlpEndpoint(Protocol protocol, Problems problems) {
        this.protocol = protocol;
        this.problems = problems;
    }

    String byDefault() {
        return protocol == Protocol.GRPC ? "http://localhost:4317" : "http://localhost:4318" + METRICS_PATH;
    }

    /** An address for metrics is used as it is. */
    String forMetrics(GivenValue given) throws Invalid {
        URI uri = checked(given.value());
        return protocol == Protocol.GRPC ? withoutPath(uri, given) : given.value();
    }

    /** An address for all signals gets the path for metrics, below its own. */
    String forAllSignals(GivenValue given) throws Invalid {
        URI uri = checked(given.value());
        if (protocol == Protocol.GRPC) {
            return withoutPath(uri, given);
        }
        String path = String.valueOf(uri.getRawPath());
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return origin(uri) + base + METRICS_PATH + query;
    }

    private String withoutPath(URI uri, GivenValue given) {
        String path = String.valueOf(uri.getRawPath());
        if (!path.isEmpty() && !path.equals("/")) {
            problems.add(
                    given.place(),
                    "gRPC has no use for the path " + Problems.quote(path)
                            + "; remove it, or set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
        }
        return origin(uri);
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static URI checked(String address) throws Invalid {
        try {
            URI uri = new URI(address);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && hasHost(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        // An address with a user part has a password.
        String shown = address.indexOf('@') < 0 ? Problems.quote(address) : "the value";
        throw new Invalid(shown + " is no address; write http://host:port or https://host:port");
    }

    /** {@link URI#getHost()} is null for names such as {@code otel_collector}, which container networks have. */
    private static boolean hasHost(URI uri) {
        String authority = String.valueOf(uri.getRawAuthority());
        int colon = authority.lastIndexOf(':');
        if (uri.getHost() != null || uri.getRawAuthority() == null || colon < 0) {
            return uri.getRawAuthority() != null;
        }
        for (int i = colon + 1; i < authority.length(); i++) {
            if (!Character.isDigit(authority.charAt(i))) {
                return false;
            }
        }
        return colon > 0;
    }
}
