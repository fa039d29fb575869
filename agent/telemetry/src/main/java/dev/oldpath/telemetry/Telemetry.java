package dev.oldpath.telemetry;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.file.LedgerFile;
import dev.oldpath.telemetry.contract.Attribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the ledger knows out of the process. Thread-safe; no method throws.
 *
 * <p>This class, which premain loads, touches the OpenTelemetry SDK on its own thread only.
 */
public final class Telemetry {
    private static final long DRAIN_EVERY = 1_000;

    private final Settings settings;
    private final Health health;
    private final Object lock = new Object();
    private @Nullable Thread thread;
    private boolean ready;
    private boolean stop;
    private final LastExport lastExport = new LastExport();

    // The rest belongs to the telemetry thread.
    private final Exports exports;
    private boolean broken;

    /**
     * Creates telemetry that has not started.
     *
     * @param agentVersion the agent's own version
     */
    public Telemetry(Settings settings, Ledger ledger, Paths paths, Health health, String agentVersion) {
        this(settings, ledger, paths, health, agentVersion, null);
    }

    /**
     * Creates the same.
     *
     * @param file where the ledger notes uses at once, if it does
     */
    public Telemetry(
            Settings settings,
            Ledger ledger,
            Paths paths,
            Health health,
            String agentVersion,
            @Nullable LedgerFile file) {
        this.settings = settings;
        this.health = health;
        this.exports = new Exports(settings, ledger, paths, health, agentVersion, file);
    }

    /** The attributes of the resource, for a ledger file: whoever finds it exports as this process. */
    public static Map<String, String> identity(Settings settings, String agentVersion) {
        return Service.identity(settings.resource(), Program.running(), agentVersion);
    }

    /** Describes in a few words where it exports, as which service, and what is missing for that. */
    public String described() {
        StringBuilder text = new StringBuilder();
        for (Settings.Exporter exporter : settings.exporters()) {
            text.append(text.length() == 0 ? "" : " and ")
                    .append(
                            exporter == Settings.Exporter.OTLP
                                    ? settings.otlp().shownEndpoint()
                                    : "files in " + settings.file());
        }
        if (text.length() == 0) {
            return "it exports nothing (oldpath.exporter=none)";
        }
        Program program = Program.running();
        String name = configured(Attribute.SERVICE_NAME_TEXT, program.name());
        String version = configured(Attribute.SERVICE_VERSION_TEXT, program.version());
        return "it exports every " + ExportSchedule.described(settings.exportIntervalMillis()) + " to " + text
                + " as service "
                + (name == null ? "unknown_service:java" : name)
                + (version == null
                        ? "; service.version is unknown, so nothing proves that a later version has removed a path: set"
                                + " OTEL_RESOURCE_ATTRIBUTES=service.version=.."
                        : " " + version);
    }

    private @Nullable String configured(String attribute, @Nullable String otherwise) {
        String value = settings.resource().get(attribute);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** Starts the thread that drains the ledger and exports. */
    public void start() {
        synchronized (lock) {
            if (thread != null || stop) {
                return;
            }
            try {
                thread = newThread();
            } catch (Throwable e) {
                broken(e);
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // A courtesy where the system heeds it; nothing depends on it.
    private Thread newThread() {
        // Not a lambda: the first lambda of a JVM costs its start-up tens of milliseconds.
        Thread started = new Thread("oldpath-telemetry") {
            @Override
            public void run() {
                loop();
            }
        };
        started.setDaemon(true);
        started.setPriority(Thread.MIN_PRIORITY);
        // The SDK finds its parts through it, and the application's loader must not stay alive because of us.
        started.setContextClassLoader(Telemetry.class.getClassLoader());
        started.start();
        return started;
    }

    /** Called when the first scan for old paths has ended, so that the first export shows the whole inventory. */
    public void ready() {
        synchronized (lock) {
            ready = true;
            lock.notifyAll();
        }
    }

    /**
     * Exports for the last time. Returns when that is done, or after the given time whatever the receiver does. On a
     * machine so short of processor time that our own work takes seconds, it waits for that too, at most twice {@link
     * LastExport#STARVED}.
     *
     * @param maxMillis how long the receiver may hold up the end of the process
     */
    public void flushAndStop(long maxMillis) {
        Thread running;
        synchronized (lock) {
            stop = true;
            lastExport.wanted(maxMillis);
            running = thread;
            lock.notifyAll();
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            if (!lastExport.await()) {
                Log.warn(
                        "the last export did not end in time, because this process got too little processor time; uses since"
                                + " the last export that worked have not arrived");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (sleep()) {
            try {
                exports.turn(MonotonicTime.millis());
                broken = false;
            } catch (Throwable e) {
                broken(e);
            }
        }
        try {
            exports.last(lastExport);
        } catch (Throwable e) {
            broken(e);
        } finally {
            lastExport.readyAndOverBy(MonotonicTime.millis());
            lastExport.done();
        }
    }

    /** Waits for the next turn; false when it is time to stop. */
    @SuppressWarnings("WaitNotInLoop") // The loop is the caller's; waking too early costs a turn.
    private boolean sleep() {
        synchronized (lock) {
            if (ready) {
                exports.ready(MonotonicTime.millis());
                ready = false;
            }
            if (!stop) {
                try {
                    lock.wait(exports.pause(MonotonicTime.millis(), DRAIN_EVERY));
                } catch (InterruptedException e) {
                    // Nobody but us knows this thread, so nobody means it.
                }
            }
            return !stop;
        }
    }

    private void broken(Throwable e) {
        health.failed(Failure.EXPORT);
        if (!broken) {
            broken = true;
            Log.error(
                    isRefused(e)
                            ? "the application's SecurityManager refuses the agent what it needs, no evidence is exported: "
                                    + e
                            : "a defect in the agent keeps it from exporting, please report it: " + e);
            Log.debug("telemetry failed", e);
        }
    }

    /** Whether a SecurityManager that does not ask on behalf of whom stops us; a usual one lets the agent do anything. */
    private static boolean isRefused(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SecurityException) {
                return true;
            }
        }
        return false;
    }
}
