package dev.oldpath.review.contract;

/** The metrics of agents by which paths are judged, as OTLP names them; docs/metrics.md gives unit and meaning. */
public final class Metric {
    /** The beginning of every name; what begins otherwise is not ours. */
    public static final String PREFIX = "oldpath.";

    public static final String AGENT_INFO = "oldpath.agent.info";
    public static final String AGENT_START_TIMESTAMP = "oldpath.agent.start.timestamp";
    public static final String AGENT_END_TIMESTAMP = "oldpath.agent.end.timestamp";
    public static final String AGENT_CLOCK_OFFSET = "oldpath.agent.clock.offset";
    public static final String AGENT_FAILURES = "oldpath.agent.failures";
    public static final String AGENT_USES = "oldpath.agent.uses";
    public static final String AGENT_PATHS = "oldpath.agent.paths";
    public static final String AGENT_DELAYS = "oldpath.agent.delays";
    public static final String AGENT_OVERFLOWS = "oldpath.agent.overflows";
    public static final String INVENTORY_INFO = "oldpath.inventory.info";
    public static final String INVENTORY_SCOPE_INFO = "oldpath.inventory.scope.info";
    public static final String PATH_INFO = "oldpath.path.info";
    public static final String USES = "oldpath.uses";
    public static final String LAST_USED_TIMESTAMP = "oldpath.last_used.timestamp";
    public static final String DATA_AGE = "oldpath.data.age";
    public static final String BACKLOG_AGE = "oldpath.backlog.age";

    private Metric() {}
}
