package dev.oldpath.telemetry;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.Paths;
import dev.oldpath.telemetry.contract.Attribute;
import dev.oldpath.telemetry.contract.Metric;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The metrics; names, units and attributes are a contract. They read the ledger whenever the reader collects. */
final class Instruments {
    private final Paths paths;
    private final Health health;
    private final Lifetime lifetime;
    private final long intervalSeconds;
    private final Map<Integer, PathSeries> series = new HashMap<>();
    private final Map<Failure, Attributes> failureKinds = new EnumMap<>(Failure.class);

    private final ObservableLongMeasurement uses;
    private final ObservableDoubleMeasurement lastUsed;
    private final ObservableLongMeasurement pathInfo;
    private final ObservableLongMeasurement agentUses;
    private final ObservableLongMeasurement agentPaths;
    private final ObservableLongMeasurement agentDelays;
    private final ObservableLongMeasurement agentInfo;
    private final ObservableDoubleMeasurement agentStart;
    private final ObservableDoubleMeasurement agentEnd;
    private final ObservableDoubleMeasurement clockOffset;
    private final ObservableLongMeasurement inventory;
    private final ObservableLongMeasurement scopes;
    private final ObservableLongMeasurement failures;
    private final ObservableLongMeasurement overflows;

    /** The version of docs/metrics.md to which the metrics are written. */
    private static final String CONTRACT = "3";

    /** The metric that is recorded last; when it is there, all are. */
    static final String LAST = Metric.AGENT_INFO;

    private Instruments(Meter meter, Paths paths, Health health, Lifetime lifetime, long intervalMillis) {
        this.paths = paths;
        this.health = health;
        this.lifetime = lifetime;
        // Rounded up: three intervals must not be zero seconds.
        this.intervalSeconds = (intervalMillis + 999) / 1000;
        for (Failure kind : Failure.values()) {
            failureKinds.put(kind, Attributes.of(Attribute.FAILURE_KIND, kind.label()));
        }
        uses = meter.counterBuilder(Metric.USES)
                .setUnit("{use}")
                .setDescription("Executions of an old path since the agent started, by client")
                .buildObserver();
        lastUsed = meter.gaugeBuilder(Metric.LAST_USED_TIMESTAMP)
                .setUnit("s")
                .setDescription("When an old path was last used, by client, Unix time")
                .buildObserver();
        pathInfo = meter.upDownCounterBuilder(Metric.PATH_INFO)
                .setUnit("{path}")
                .setDescription("Always 1: an old path, its state, and the description in its mark")
                .buildObserver();
        agentUses = meter.upDownCounterBuilder(Metric.AGENT_USES)
                .setUnit("{use}")
                .setDescription("The sum of all points of oldpath.uses in this export")
                .buildObserver();
        agentPaths = meter.upDownCounterBuilder(Metric.AGENT_PATHS)
                .setUnit("{path}")
                .setDescription("The number of points of oldpath.path.info in this export")
                .buildObserver();
        agentDelays = meter.upDownCounterBuilder(Metric.AGENT_DELAYS)
                .setUnit("{delay}")
                .setDescription(
                        "The number of points in this export that make a verdict later: paths with oldpath.path.quiet")
                .buildObserver();
        agentInfo = meter.upDownCounterBuilder(LAST)
                .setUnit("{agent}")
                .setDescription("Always 1: an agent, and whether it has proven in this JVM that it counts")
                .buildObserver();
        agentStart = meter.gaugeBuilder(Metric.AGENT_START_TIMESTAMP)
                .setUnit("s")
                .setDescription("When the agent started, Unix time")
                .buildObserver();
        agentEnd = meter.gaugeBuilder(Metric.AGENT_END_TIMESTAMP)
                .setUnit("s")
                .setDescription("When the process ended in an orderly way, Unix time; only in its last export")
                .buildObserver();
        clockOffset = meter.gaugeBuilder(Metric.AGENT_CLOCK_OFFSET)
                .setUnit("s")
                .setDescription("The clock of the receiver minus the clock of the host")
                .buildObserver();
        inventory = meter.upDownCounterBuilder(Metric.INVENTORY_INFO)
                .setUnit("{inventory}")
                .setDescription("Always 1: whether the agent has looked through all code that the process can load")
                .buildObserver();
        scopes = meter.upDownCounterBuilder(Metric.INVENTORY_SCOPE_INFO)
                .setUnit("{scope}")
                .setDescription("Always 1: a scope in which the agent looks for marks")
                .buildObserver();
        failures = meter.counterBuilder(Metric.AGENT_FAILURES)
                .setUnit("{failure}")
                .setDescription("What went wrong in the agent since it started")
                .buildObserver();
        overflows = meter.counterBuilder(Metric.AGENT_OVERFLOWS)
                .setUnit("{use}")
                .setDescription("Uses counted without the name of their client, because there were too many clients")
                .buildObserver();
    }

    /** Creates the metrics. */
    static void register(Meter meter, Paths paths, Health health, Lifetime lifetime, long intervalMillis) {
        Instruments all = new Instruments(meter, paths, health, lifetime, intervalMillis);
        // One callback for all, so that a count and its last use are of the same moment.
        meter.batchCallback(
                all::observe,
                all.uses,
                all.lastUsed,
                all.pathInfo,
                all.agentUses,
                all.agentPaths,
                all.agentDelays,
                all.agentInfo,
                all.agentStart,
                all.agentEnd,
                all.clockOffset,
                all.inventory,
                all.scopes,
                all.failures,
                all.overflows);
    }

    private void observe() {
        // Paths of different kinds may share an id, and overflows are reported by id.
        Map<String, Long> nameless = new HashMap<>();
        long sum = 0;
        List<Path> all = paths.all();
        for (Path path : all) {
            PathSeries of = series(path);
            of.observeInfo(pathInfo);
            of.observeUses(uses, lastUsed);
            sum += of.sum();
            if (of.nameless() > 0) {
                nameless.merge(path.id(), of.nameless(), Long::sum);
            }
        }
        // No zeros here: most paths never overflow, and agent.info already proves that the agent runs.
        nameless.forEach((id, count) -> overflows.record(count, Attributes.of(Attribute.PATH_ID, id)));
        failureKinds.forEach((kind, attributes) -> failures.record(health.failures(kind), attributes));
        // It proves that uses arrive; the sums, that all do.
        PathSeries canary = series(paths.at(Paths.CANARY));
        canary.observeUses(uses, lastUsed);
        agentUses.record(sum + canary.sum());
        agentPaths.record(all.size());
        agentDelays.record(
                all.stream().filter(path -> path.info().quietSeconds() != null).count());
        inventory.record(
                1, Attributes.of(Attribute.INVENTORY_STATE, health.inventory().label()));
        for (String scope : health.scopes()) {
            scopes.record(1, Attributes.of(Attribute.INVENTORY_SCOPE, scope));
        }
        agentStart.record(health.startMillis() / 1e3);
        lifetime.observe(agentEnd, clockOffset);
        // Last: if anything above throws, there is no heartbeat, and the instance counts as one that does not report.
        agentInfo.record(
                1,
                Attributes.of(
                        Attribute.CONTRACT,
                        CONTRACT,
                        Attribute.CANARY,
                        health.canaryOk() ? "ok" : "failed",
                        Attribute.EXPORT_INTERVAL,
                        intervalSeconds,
                        Attribute.JVM_VERSION,
                        System.getProperty("java.version", "unknown")));
    }

    private PathSeries series(Path path) {
        // Not a list: paths that nothing carries any more are left out, so the indexes have gaps.
        PathSeries known = series.get(path.index());
        if (known == null) {
            known = new PathSeries(path);
            series.put(path.index(), known);
        }
        return known;
    }
}
