package dev.oldpath.telemetry;

/** The names of the metrics, which are a contract (docs/metrics.md); {@link Instruments} gives units and meanings. */
final class Metric {
    static final String AGENT_INFO = "oldpath.agent.info";
    static final String USES = "oldpath.uses";
    static final String LAST_USED_TIMESTAMP = "oldpath.last_used.timestamp";
    static final String PATH_INFO = "oldpath.path.info";
    static final String AGENT_START_TIMESTAMP = "oldpath.agent.start.timestamp";
    static final String AGENT_END_TIMESTAMP = "oldpath.agent.end.timestamp";
    static final String AGENT_CLOCK_OFFSET = "oldpath.agent.clock.offset";
    static final String INVENTORY_INFO = "oldpath.inventory.info";
    static final String INVENTORY_SCOPE_INFO = "oldpath.inventory.scope.info";
    static final String AGENT_FAILURES = "oldpath.agent.failures";
    static final String AGENT_OVERFLOWS = "oldpath.agent.overflows";

    private Metric() {}
}
