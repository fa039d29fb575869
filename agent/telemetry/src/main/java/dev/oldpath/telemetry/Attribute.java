package dev.oldpath.telemetry;

import io.opentelemetry.api.common.AttributeKey;

/** The attributes of the metrics and of the resource; the names are a contract. */
final class Attribute {
    static final AttributeKey<String> PATH_ID = AttributeKey.stringKey("oldpath.path.id");
    static final AttributeKey<String> PATH_KIND = AttributeKey.stringKey("oldpath.path.kind");
    static final AttributeKey<String> PATH_STATE = AttributeKey.stringKey("oldpath.path.state");
    static final AttributeKey<String> PATH_SCOPE = AttributeKey.stringKey("oldpath.path.scope");
    static final AttributeKey<String> PATH_REASON = AttributeKey.stringKey("oldpath.path.reason");
    static final AttributeKey<String> PATH_OWNER = AttributeKey.stringKey("oldpath.path.owner");
    static final AttributeKey<String> PATH_SINCE = AttributeKey.stringKey("oldpath.path.since");
    static final AttributeKey<String> PATH_REMOVE_AFTER = AttributeKey.stringKey("oldpath.path.remove_after");
    static final AttributeKey<String> PATH_REPLACEMENT = AttributeKey.stringKey("oldpath.path.replacement");
    static final AttributeKey<Long> PATH_QUIET = AttributeKey.longKey("oldpath.path.quiet");
    static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("code.function.name");
    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

    static final AttributeKey<String> CLIENT_NAME = AttributeKey.stringKey("oldpath.client.name");
    static final AttributeKey<String> CLIENT_VERSION = AttributeKey.stringKey("oldpath.client.version");
    static final AttributeKey<String> CLIENT_SOURCE = AttributeKey.stringKey("oldpath.client.source");

    static final AttributeKey<String> ACCESS = AttributeKey.stringKey("oldpath.access");

    static final AttributeKey<String> CONTRACT = AttributeKey.stringKey("oldpath.contract");
    static final AttributeKey<String> CANARY = AttributeKey.stringKey("oldpath.agent.canary");
    static final AttributeKey<Long> EXPORT_INTERVAL = AttributeKey.longKey("oldpath.export.interval");
    static final AttributeKey<String> JVM_VERSION = AttributeKey.stringKey("jvm.version");
    static final AttributeKey<String> FAILURE_KIND = AttributeKey.stringKey("oldpath.failure.kind");

    static final AttributeKey<String> INVENTORY_STATE = AttributeKey.stringKey("oldpath.inventory.state");
    static final AttributeKey<String> INVENTORY_SCOPE = AttributeKey.stringKey("oldpath.inventory.scope");

    /** Text, because premain must not load this class. */
    static final String SERVICE_NAME_TEXT = "service.name";

    static final String SERVICE_VERSION_TEXT = "service.version";

    static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey(SERVICE_NAME_TEXT);
    static final AttributeKey<String> SERVICE_VERSION = AttributeKey.stringKey(SERVICE_VERSION_TEXT);
    static final AttributeKey<String> SERVICE_INSTANCE = AttributeKey.stringKey("service.instance.id");
    static final AttributeKey<String> ENVIRONMENT = AttributeKey.stringKey("deployment.environment.name");
    static final AttributeKey<String> DISTRO_NAME = AttributeKey.stringKey("telemetry.distro.name");
    static final AttributeKey<String> DISTRO_VERSION = AttributeKey.stringKey("telemetry.distro.version");

    private Attribute() {}
}
