package dev.oldpath.review.contract;

/** Attributes of resources and points that the judges read, by their names in OTLP. In Prometheus they are labels with _ for each dot. */
public final class Attribute {
    /** The prefix of the attributes that describe a path. */
    public static final String OF_PATH = "oldpath.path.";

    /** The id of the path whose use proves that uses arrive; it is no old path. */
    public static final String CANARY_PATH = "oldpath.canary";

    public static final String ENVIRONMENT = "deployment.environment.name";
    public static final String SERVICE_NAME = "service.name";
    public static final String SERVICE_VERSION = "service.version";
    public static final String SERVICE_INSTANCE = "service.instance.id";
    public static final String FUNCTION = "code.function.name";
    public static final String ROUTE = "http.route";
    public static final String PATH_ID = "oldpath.path.id";
    public static final String PATH_KIND = "oldpath.path.kind";
    public static final String PATH_STATE = "oldpath.path.state";
    public static final String PATH_SCOPE = "oldpath.path.scope";
    public static final String PATH_REASON = "oldpath.path.reason";
    public static final String PATH_QUIET = "oldpath.path.quiet";
    public static final String CLIENT_NAME = "oldpath.client.name";
    public static final String CLIENT_VERSION = "oldpath.client.version";
    public static final String CLIENT_SOURCE = "oldpath.client.source";
    public static final String ACCESS = "oldpath.access";
    public static final String CONTRACT = "oldpath.contract";
    public static final String CANARY = "oldpath.agent.canary";
    public static final String EXPORT_INTERVAL = "oldpath.export.interval";
    public static final String INVENTORY_STATE = "oldpath.inventory.state";
    public static final String INVENTORY_SCOPE = "oldpath.inventory.scope";
    public static final String FAILURE_KIND = "oldpath.failure.kind";

    private Attribute() {}
}
