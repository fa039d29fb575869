package dev.oldpath.telemetry;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.file.LedgerFile;
import org.jspecify.annotations.Nullable;

/** Drains the ledger, and exports on schedule and at the end. Belongs to the telemetry thread. */
final class Exports {
    private final Settings settings;
    private final Ledger ledger;
    private final Paths paths;
    private final Health health;
    private final String agentVersion;
    private final @Nullable LedgerFile file;
    private final ExportSchedule schedule;
    private @Nullable Pipeline pipeline;
    private int inventory;

    /** Creates it; touches nothing of the OpenTelemetry SDK. */
    Exports(
            Settings settings,
            Ledger ledger,
            Paths paths,
            Health health,
            String agentVersion,
            @Nullable LedgerFile file) {
        this.settings = settings;
        this.ledger = ledger;
        this.paths = paths;
        this.health = health;
        this.agentVersion = agentVersion;
        this.file = file;
        this.schedule = new ExportSchedule(settings.exportIntervalMillis(), MonotonicTime.millis());
    }

    /** The first scan for old paths has ended. */
    void ready(long now) {
        schedule.ready(now);
    }

    /** How long to sleep until the next turn, at most {@code most}. */
    long pause(long now, long most) {
        return schedule.pause(now, most);
    }

    /** Does what is due. */
    void turn(long now) {
        ledger.drain();
        boolean firstUse = ledger.takeNews();
        if (inventoryChanged() || firstUse) {
            schedule.news(now);
        }
        if (schedule.due(now)) {
            // Before the attempt: what fails is tried again at the next interval, not at once.
            schedule.exported(now);
            if (!settings.exporters().isEmpty()) {
                pipeline().want();
            }
        }
        if (pipeline != null) {
            pipeline.proceed(now);
        }
    }

    private Pipeline pipeline() {
        Pipeline built = pipeline;
        if (built == null) {
            built = new Pipeline(settings, paths, health, Program.running(), agentVersion, file);
            pipeline = built;
        }
        return built;
    }

    private boolean inventoryChanged() {
        int hash = 31 * paths.size() + health.inventory().label().hashCode();
        for (Path path : paths.all()) {
            hash = 31 * hash + path.state().label().hashCode();
        }
        boolean changed = hash != inventory;
        inventory = hash;
        return changed;
    }

    /** Exports for the last time. Does not return while the JVM runs other shutdown hooks, which may make uses. */
    void last(LastExport waiting) {
        ledger.drain();
        if (settings.exporters().isEmpty()) {
            return;
        }
        Pipeline last = pipeline();
        long overBy = MonotonicTime.millis() + LastExport.STARVED;
        waiting.readyAndOverBy(overBy);
        LateUses late = new LateUses(paths);
        last.exportLast(waiting.receiverMillis(), overBy);
        if (LateUses.mayCome()) {
            waiting.done();
            afterwards(last, late, waiting);
        }
        last.close();
    }

    /** Until the JVM halts, each use that is still made is exported with a new end. */
    @SuppressWarnings("InfiniteLoopStatement") // It ends with the JVM.
    private void afterwards(Pipeline last, LateUses late, LastExport waiting) {
        while (true) {
            ledger.drain();
            if (late.haveCome()) {
                last.exportLast(waiting.receiverMillis(), MonotonicTime.millis() + LastExport.STARVED);
            }
            late.pause();
        }
    }
}
