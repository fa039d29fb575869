package dev.oldpath.telemetry;

import dev.oldpath.telemetry.contract.Attribute;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service and version that send the telemetry. Touches nothing of the OpenTelemetry SDK. */
final class Service {
    private Service() {}

    /**
     * The attributes of the resource: what the operator has set, else what the command line reveals. Without an instance id unless
     * the operator has set one.
     */
    static Map<String, String> identity(Map<String, String> given, Program program, String agentVersion) {
        Map<String, String> identity = new LinkedHashMap<>();
        put(identity, Attribute.SERVICE_NAME_TEXT, program.name());
        put(identity, Attribute.SERVICE_VERSION_TEXT, program.version());
        // The name of the environment attribute before semantic conventions 1.27.
        put(identity, Attribute.ENVIRONMENT_TEXT, given.get("deployment.environment"));
        for (Map.Entry<String, String> entry : given.entrySet()) {
            put(identity, entry.getKey(), entry.getValue());
        }
        put(identity, Attribute.DISTRO_NAME_TEXT, "oldpath");
        put(identity, Attribute.DISTRO_VERSION_TEXT, agentVersion);
        return identity;
    }

    private static void put(Map<String, String> identity, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            identity.put(key, value);
        }
    }
}
