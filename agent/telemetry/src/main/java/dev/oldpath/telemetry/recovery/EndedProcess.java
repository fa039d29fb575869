package dev.oldpath.telemetry.recovery;

import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.file.FoundLedger;
import dev.oldpath.ledger.file.NotedUse;
import dev.oldpath.telemetry.collect.MetricSource;
import dev.oldpath.telemetry.contract.Attribute;
import dev.oldpath.telemetry.contract.Metric;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a process has not exported: its last uses, and its end if nothing is missing. There is no heartbeat, because nobody reports.
 * Not thread-safe.
 */
final class EndedProcess {

    private final FoundLedger found;
    private final List<NotedUse> uses;
    private final MetricSource source;
    private final ObservableLongMeasurement counts;
    private final ObservableDoubleMeasurement lastUsed;
    private final ObservableLongMeasurement agentUses;
    private final ObservableDoubleMeasurement end;

    EndedProcess(FoundLedger found, String agentVersion) {
        this.found = found;
        this.uses = found.uses();
        this.source = MetricSource.ofEndedProcess(identity(found));
        Meter meter = source.meter(agentVersion);
        counts = meter.counterBuilder(Metric.USES).setUnit("{use}").buildObserver();
        lastUsed = meter.gaugeBuilder(Metric.LAST_USED_TIMESTAMP).setUnit("s").buildObserver();
        agentUses =
                meter.upDownCounterBuilder(Metric.AGENT_USES).setUnit("{use}").buildObserver();
        end = meter.gaugeBuilder(Metric.AGENT_END_TIMESTAMP).setUnit("s").buildObserver();
        meter.batchCallback(this::observe, counts, lastUsed, agentUses, end);
    }

    /** A process that never exported has no instance id yet. */
    private static Map<String, String> identity(FoundLedger found) {
        Map<String, String> identity = new LinkedHashMap<>(found.identity());
        String instance = found.instance();
        if (instance != null) {
            identity.put(Attribute.SERVICE_INSTANCE.getKey(), instance);
        } else {
            identity.putIfAbsent(
                    Attribute.SERVICE_INSTANCE.getKey(), UUID.randomUUID().toString());
        }
        return identity;
    }

    private void observe() {
        // A client that lost its place among the named ones and came back has several slots.
        Map<Attributes, Long> count = new LinkedHashMap<>();
        Map<Attributes, Long> last = new LinkedHashMap<>();
        for (NotedUse use : uses) {
            if (!use.path().equals(Paths.CANARY_ID)) {
                Attributes series = attributes(use);
                count.merge(series, use.count(), Long::sum);
                last.merge(series, Math.min(use.lastMillis(), System.currentTimeMillis()), Math::max);
            }
        }
        long sum = 0;
        for (Map.Entry<Attributes, Long> series : count.entrySet()) {
            counts.record(series.getValue(), series.getKey());
            sum += series.getValue();
        }
        agentUses.record(sum);
        last.forEach((series, millis) -> lastUsed.record(millis / 1e3, series));
        if (found.isComplete()) {
            end.record(found.lastAliveMillis() / 1e3);
        }
    }

    private static Attributes attributes(NotedUse use) {
        AttributesBuilder attributes = Attributes.builder()
                .put(Attribute.PATH_ID, use.path())
                .put(Attribute.PATH_KIND, use.kind())
                .put(Attribute.CLIENT_NAME, use.clientName())
                .put(Attribute.CLIENT_VERSION, use.clientVersion())
                .put(Attribute.CLIENT_SOURCE, use.clientSource());
        if (!use.access().isEmpty()) {
            attributes.put(Attribute.ACCESS, use.access());
        }
        return attributes.build();
    }

    Collection<MetricData> collect() {
        return source.collect();
    }

    /** How many clients of paths it has left. */
    int size() {
        int size = 0;
        for (NotedUse use : uses) {
            size += use.path().equals(Paths.CANARY_ID) ? 0 : 1;
        }
        return size;
    }

    /** The process, as people know it. */
    String name() {
        String version = source.attribute(Attribute.SERVICE_VERSION);
        return source.attribute(Attribute.SERVICE_NAME) + (version.equals("null") ? "" : " " + version);
    }

    FoundLedger found() {
        return found;
    }
}
