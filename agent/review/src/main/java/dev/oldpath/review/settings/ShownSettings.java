package dev.oldpath.review.settings;

import dev.oldpath.config.HeaderPair;
import dev.oldpath.config.OtlpSettings;
import dev.oldpath.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All settings as text, without secrets. */
final class ShownSettings {
    private static final String NOT_SET = "(not set)";

    private final Settings settings;

    ShownSettings(Settings settings) {
        this.settings = settings;
    }

    Map<String, String> all() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("oldpath.enabled", String.valueOf(settings.enabled()));
        List<String> packages = settings.packages();
        shown.put(
                "oldpath.packages",
                packages == null ? "(not set: by the main class of the application)" : String.join(",", packages));
        shown.put(
                "oldpath.exporter",
                settings.exporters().isEmpty()
                        ? "none"
                        : settings.exporters().stream()
                                .map(ShownSettings::small)
                                .collect(Collectors.joining(",")));
        shown.put("oldpath.file", settings.file());
        shown.put("oldpath.export.interval", settings.exportIntervalMillis() + "ms");
        shown.put("oldpath.ledger", orNotSet(settings.ledger()));
        shown.put("oldpath.clients.max", String.valueOf(settings.clientsMax()));
        shown.put(
                "oldpath.client.headers",
                settings.clientHeaders().stream().map(ShownSettings::pair).collect(Collectors.joining(",")));
        shown.put("oldpath.endpoints.ignore", orNotSet(String.join(",", settings.ignoredListeners())));
        shown.put("oldpath.log.level", small(settings.logLevel()));
        shown.put("rules of paths", String.valueOf(settings.pathRules().size()));
        shown.put("rules of clients", String.valueOf(settings.clientRules().size()));
        otlp(settings.otlp(), shown);
        settings.resource().forEach((name, value) -> shown.put("resource " + name, value));
        return shown;
    }

    private static void otlp(OtlpSettings otlp, Map<String, String> shown) {
        shown.put("OTLP endpoint", otlp.shownEndpoint());
        shown.put("OTLP protocol", otlp.protocol() == OtlpSettings.Protocol.GRPC ? "grpc" : "http/protobuf");
        shown.put("OTLP headers", orNotSet(String.join(",", otlp.headers().keySet())));
        shown.put("OTLP timeout", otlp.timeoutMillis() + "ms");
        shown.put("OTLP compression", otlp.gzip() ? "gzip" : "none");
        shown.put("OTLP certificate", orNotSet(otlp.certificate()));
        shown.put("OTLP client certificate", orNotSet(otlp.clientCertificate()));
        shown.put("OTLP client key", orNotSet(otlp.clientKey()));
    }

    private static String pair(HeaderPair pair) {
        return pair.version() == null ? pair.name() : pair.name() + "/" + pair.version();
    }

    private static String small(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String orNotSet(@Nullable String value) {
        return value == null || value.isEmpty() ? NOT_SET : value;
    }
}
