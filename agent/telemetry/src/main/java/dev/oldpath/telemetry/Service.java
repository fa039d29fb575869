package dev.oldpath.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service, version and instance that send the telemetry. */
final class Service {
    private Service() {}

    /**
     * Builds the resource: what the operator has set, else what the command line reveals, else OpenTelemetry's own default.
     *
     * <p>The instance gets a new id with every start. A series is therefore never reset, and two processes never write
     * the same one.
     */
    static Resource resource(Map<String, String> given, Program program, String agentVersion) {
        ResourceBuilder resource = Resource.getDefault().toBuilder();
        put(resource, Attribute.SERVICE_NAME, program.name());
        put(resource, Attribute.SERVICE_VERSION, program.version());
        put(resource, Attribute.SERVICE_INSTANCE, UUID.randomUUID().toString());
        // The name of the environment attribute before semantic conventions 1.27.
        put(resource, Attribute.ENVIRONMENT, given.get("deployment.environment"));
        for (Map.Entry<String, String> entry : given.entrySet()) {
            put(resource, AttributeKey.stringKey(entry.getKey()), entry.getValue());
        }
        put(resource, Attribute.DISTRO_NAME, "oldpath");
        put(resource, Attribute.DISTRO_VERSION, agentVersion);
        return resource.build();
    }

    private static void put(ResourceBuilder resource, AttributeKey<String> key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            resource.put(key, value);
        }
    }
}
