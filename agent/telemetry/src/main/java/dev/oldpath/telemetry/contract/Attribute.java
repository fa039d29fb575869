package dev.oldpath.telemetry.contract;

import io.opentelemetry.api.common.AttributeKey;

/** The attributes of the metrics and of the resource; the names are a contract. */
public final class Attribute {
    public static final AttributeKey<String> PATH_ID = AttributeKey.stringKey("oldpath.path.id");
    public static final AttributeKey<String> PATH_KIND = AttributeKey.stringKey("oldpath.path.kind");
    public static final AttributeKey<String> PATH_STATE = AttributeKey.stringKey("oldpath.path.state");
    public static final AttributeKey<String> PATH_SCOPE = AttributeKey.stringKey("oldpath.path.scope");
    public static final AttributeKey<String> PATH_REASON = AttributeKey.stringKey("oldpath.path.reason");
    public static final AttributeKey<String> PATH_OWNER = AttributeKey.stringKey("oldpath.path.owner");
    public static final AttributeKey<String> PATH_SINCE = AttributeKey.stringKey("oldpath.path.since");
    public static final AttributeKey<String> PATH_REMOVE_AFTER = AttributeKey.stringKey("oldpath.path.remove_after");
    public static final AttributeKey<String> PATH_REPLACEMENT = AttributeKey.stringKey("oldpath.path.replacement");
    public static final AttributeKey<String> PATH_CONFIRMED = AttributeKey.stringKey("oldpath.path.confirmed");
    public static final AttributeKey<Long> PATH_QUIET = AttributeKey.longKey("oldpath.path.quiet");
    public static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("code.function.name");
    public static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

    public static final AttributeKey<String> CLIENT_NAME = AttributeKey.stringKey("oldpath.client.name");
    public static final AttributeKey<String> CLIENT_VERSION = AttributeKey.stringKey("oldpath.client.version");
    public static final AttributeKey<String> CLIENT_SOURCE = AttributeKey.stringKey("oldpath.client.source");

    public static final AttributeKey<String> ACCESS = AttributeKey.stringKey("oldpath.access");

    public static final AttributeKey<String> CONTRACT = AttributeKey.stringKey("oldpath.contract");
    public static final AttributeKey<String> CANARY = AttributeKey.stringKey("oldpath.agent.canary");
    public static final AttributeKey<Long> EXPORT_INTERVAL = AttributeKey.longKey("oldpath.export.interval");
    public static final AttributeKey<String> JVM_VERSION = AttributeKey.stringKey("jvm.version");
    public static final AttributeKey<String> FAILURE_KIND = AttributeKey.stringKey("oldpath.failure.kind");

    public static final AttributeKey<String> INVENTORY_STATE = AttributeKey.stringKey("oldpath.inventory.state");
    public static final AttributeKey<String> INVENTORY_SCOPE = AttributeKey.stringKey("oldpath.inventory.scope");

    // Text, because premain must not load this class.
    public static final String SERVICE_NAME_TEXT = "service.name";
    public static final String SERVICE_VERSION_TEXT = "service.version";
    public static final String SERVICE_INSTANCE_TEXT = "service.instance.id";
    public static final String ENVIRONMENT_TEXT = "deployment.environment.name";
    public static final String DISTRO_NAME_TEXT = "telemetry.distro.name";
    public static final String DISTRO_VERSION_TEXT = "telemetry.distro.version";

    public static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey(SERVICE_NAME_TEXT);
    public static final AttributeKey<String> SERVICE_VERSION = AttributeKey.stringKey(SERVICE_VERSION_TEXT);
    public static final AttributeKey<String> SERVICE_INSTANCE = AttributeKey.stringKey(SERVICE_INSTANCE_TEXT);

    private Attribute() {}
}
