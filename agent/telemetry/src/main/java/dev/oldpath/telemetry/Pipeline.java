package dev.oldpath.telemetry;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.file.LedgerFile;
import dev.oldpath.telemetry.collect.MetricSource;
import dev.oldpath.telemetry.contract.Attribute;
import dev.oldpath.telemetry.recovery.Recovery;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The OpenTelemetry SDK from the instruments to the destinations. Not thread-safe. */
final class Pipeline {
    /** How much of the end of the process a running export may take before the last one starts, too. */
    private static final long PATIENCE = 1_000;

    private static final long STEP = 20;

    private final Lifetime lifetime = new Lifetime();
    private final MetricSource source;
    private final @Nullable LedgerFile file;
    private final @Nullable Recovery recovery;
    private final List<Delivery> deliveries = new ArrayList<>();
    private long exports;
    private long arrived;

    /**
     * Builds the pipeline.
     *
     * @param file where this process notes its uses, if it does
     */
    Pipeline(
            Settings settings,
            Paths paths,
            Health health,
            Program program,
            String agentVersion,
            @Nullable LedgerFile file) {
        this.file = file;
        this.recovery = settings.ledger() == null ? null : new Recovery(settings.ledger(), file, agentVersion);
        this.source = source(Service.identity(settings.resource(), program, agentVersion), file);
        Instruments.register(source.meter(agentVersion), paths, health, lifetime, settings.exportIntervalMillis());
        for (Settings.Exporter exporter : settings.exporters()) {
            deliveries.add(new Delivery(destination(exporter, settings, health), health));
        }
    }

    /**
     * The instance gets a new id with every start. A series is therefore never reset, and two processes never write the same one.
     */
    private static MetricSource source(Map<String, String> identity, @Nullable LedgerFile file) {
        UUID instance = UUID.randomUUID();
        if (identity.putIfAbsent(Attribute.SERVICE_INSTANCE_TEXT, instance.toString()) == null && file != null) {
            file.instance(instance);
        }
        return MetricSource.ofThisProcess(identity);
    }

    private Destination destination(Settings.Exporter exporter, Settings settings, Health health) {
        if (exporter == Settings.Exporter.OTLP) {
            return new OtlpDestination(settings.otlp(), lifetime);
        }
        return new FileDestination(
                settings.file(),
                source.attribute(Attribute.SERVICE_NAME),
                source.attribute(Attribute.SERVICE_INSTANCE),
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
        noteArrived();
        if (any) {
            Export export = new Export(++exports, file == null ? Export.NO_COUNTS : file.counts());
            Collection<MetricData> metrics = new ArrayList<>();
            if (recovery != null) {
                metrics.addAll(recovery.collect(export.number())); // first, for it is older
            }
            metrics.addAll(whole(source.collect()));
            for (Delivery delivery : deliveries) {
                if (delivery.waiting()) {
                    delivery.start(metrics, export, now);
                }
            }
            noteArrived(); // a file has it at once
        }
    }

    /** Notes up to where everything has arrived at every destination. */
    private void noteArrived() {
        Export oldest = null;
        for (Delivery delivery : deliveries) {
            Export last = delivery.arrived();
            oldest = oldest == null || last.number() < oldest.number() ? last : oldest;
        }
        if (oldest != null && oldest.number() > arrived) {
            arrived = oldest.number();
            if (file != null) {
                file.exported(oldest.counts());
            }
            if (recovery != null) {
                recovery.arrived(arrived);
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

    /**
     * Exports with the end of the process, and waits for the end of the export. The receiver's time is counted in our own pauses and not
     * by a clock: on a machine short of processor time, seconds pass in which this process could not even send.
     *
     * @param receiverMillis how long the receiver may take
     * @param overBy when to give up by the clock
     */
    void exportLast(long receiverMillis, long overBy) {
        lifetime.ends();
        for (Delivery delivery : deliveries) {
            delivery.wantLast();
        }
        long from = MonotonicTime.millis();
        long now = await(from, from + Math.min(receiverMillis, PATIENCE), overBy);
        for (Delivery delivery : deliveries) {
            delivery.abandonForLast();
        }
        await(now, from + receiverMillis, overBy);
        String reason = MonotonicTime.millis() < overBy
                ? "no answer before the process ended"
                : "this process got too little processor time to send it";
        for (Delivery delivery : deliveries) {
            delivery.abandon(reason);
        }
        if (file != null && arrived == exports) {
            file.ended();
        }
    }

    /** Gives up connections and threads. */
    void close() {
        for (Delivery delivery : deliveries) {
            delivery.close();
        }
    }

    /** Waits in steps, and returns what the time is if nothing but the steps has taken any. */
    private long await(long from, long until, long overBy) {
        long now = from;
        proceed(now);
        while (busy() && now < until && MonotonicTime.millis() < overBy) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                // Nobody but us knows this thread; the steps end the wait.
            }
            now += STEP;
            proceed(now);
        }
        return now;
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
