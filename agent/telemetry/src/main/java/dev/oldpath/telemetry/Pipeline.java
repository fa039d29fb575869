package dev.oldpath.telemetry;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Paths;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The OpenTelemetry SDK from the instruments to the destinations. Not thread-safe. */
final class Pipeline {
    /** How much of the end of the process a running export may take before the last one starts, too. */
    private static final long PATIENCE = 1_000;

    private static final long STEP = 20;

    private final Lifetime lifetime = new Lifetime();
    private final OnDemandReader reader = new OnDemandReader();
    private final List<Delivery> deliveries = new ArrayList<>();

    Pipeline(Settings settings, Paths paths, Health health, Program program, String agentVersion) {
        Resource resource = Service.resource(settings.resource(), program, agentVersion);
        // No limit: the ledger bounds the clients of each path, and a path must never end up in an overflow series.
        SdkMeterProvider provider = SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricReader(reader, type -> Integer.MAX_VALUE)
                .build();
        Instruments.register(
                provider.meterBuilder("dev.oldpath")
                        .setInstrumentationVersion(agentVersion)
                        .build(),
                paths,
                health,
                lifetime,
                settings.exportIntervalMillis());
        for (Settings.Exporter exporter : settings.exporters()) {
            deliveries.add(new Delivery(destination(exporter, settings, resource, health), health));
        }
    }

    private Destination destination(Settings.Exporter exporter, Settings settings, Resource resource, Health health) {
        if (exporter == Settings.Exporter.OTLP) {
            return new OtlpDestination(settings.otlp(), lifetime);
        }
        return new FileDestination(
                settings.file(),
                String.valueOf(resource.getAttribute(Attribute.SERVICE_NAME)),
                String.valueOf(resource.getAttribute(Attribute.SERVICE_INSTANCE)),
                health.startMillis());
    }

    /** Asks for an export to every destination. */
    void want() {
        for (Delivery delivery : deliveries) {
            delivery.want();
        }
    }

    /** Ends exports that are over and starts those that wait. Never waits itself. */
    void proceed(long now) {
        boolean any = false;
        for (Delivery delivery : deliveries) {
            delivery.settle(now);
            any |= delivery.waiting();
        }
        if (any) {
            Collection<MetricData> metrics = whole(reader.collect());
            for (Delivery delivery : deliveries) {
                if (delivery.waiting()) {
                    delivery.start(metrics, now);
                }
            }
        }
    }

    /** When the callback fails the SDK only logs it, and what is left would look like an instance without old paths. */
    private static Collection<MetricData> whole(Collection<MetricData> metrics) {
        for (MetricData metric : metrics) {
            if (metric.getName().equals(Instruments.LAST)) {
                return metrics;
            }
        }
        throw new IllegalStateException("the metrics could not be collected");
    }

    /** Exports with the end of the process, and waits for the end of the export, but not beyond the deadline. */
    void exportLast(long deadline) {
        lifetime.ends();
        for (Delivery delivery : deliveries) {
            delivery.wantLast();
        }
        await(Math.min(deadline, MonotonicTime.millis() + PATIENCE));
        for (Delivery delivery : deliveries) {
            delivery.abandonForLast();
        }
        await(deadline);
        for (Delivery delivery : deliveries) {
            delivery.abandon("no answer before the process ended");
        }
    }

    /** Gives up connections and threads. */
    void close() {
        for (Delivery delivery : deliveries) {
            delivery.close();
        }
    }

    private void await(long until) {
        proceed(MonotonicTime.millis());
        while (busy() && MonotonicTime.millis() < until) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                // Nobody but us knows this thread; the deadline ends the wait.
            }
            proceed(MonotonicTime.millis());
        }
    }

    private boolean busy() {
        for (Delivery delivery : deliveries) {
            if (delivery.running() || delivery.waiting()) {
                return true;
            }
        }
        return false;
    }
}
