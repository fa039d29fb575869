package dev.oldpath.telemetry.collect;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import java.util.Collection;
import java.util.Map;

/** The metrics of one process. Not thread-safe. */
public final class MetricSource {
    private final OnDemandReader reader = new OnDemandReader();
    private final Resource resource;
    private final SdkMeterProvider provider;

    private MetricSource(Map<String, String> identity, Clock clock) {
        resource = resource(identity);
        // No limit: the ledger bounds the clients of each path, and a path must never end up in an overflow series.
        provider = SdkMeterProvider.builder()
                .setResource(resource)
                .setClock(clock)
                .registerMetricReader(reader, type -> Integer.MAX_VALUE)
                .build();
    }

    /** The metrics of this process. */
    public static MetricSource ofThisProcess(Map<String, String> identity) {
        return new MetricSource(identity, Clock.getDefault());
    }

    /**
     * The metrics of a process that has ended. Its points are stamped a little too early, because this process may
     * have the same identity and then continues the same series.
     */
    public static MetricSource ofEndedProcess(Map<String, String> identity) {
        return new MetricSource(identity, new EarlierClock());
    }

    /** What has been given, else OpenTelemetry's own default. */
    private static Resource resource(Map<String, String> identity) {
        ResourceBuilder resource = Resource.getDefault().toBuilder();
        for (Map.Entry<String, String> attribute : identity.entrySet()) {
            resource.put(attribute.getKey(), attribute.getValue());
        }
        return resource.build();
    }

    /** The meter of the agent. */
    public Meter meter(String agentVersion) {
        return provider.meterBuilder("dev.oldpath")
                .setInstrumentationVersion(agentVersion)
                .build();
    }

    /** All metrics as of now. They never change afterwards. */
    public Collection<MetricData> collect() {
        return reader.collect();
    }

    /** An attribute of the resource. */
    public String attribute(AttributeKey<String> key) {
        return String.valueOf(resource.getAttribute(key));
    }
}
