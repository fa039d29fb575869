package dev.oldpath.telemetry;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.Paths;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the ledger knows out of the process. Thread-safe; no method throws.
 *
 * <p>This class, which premain loads, touches the OpenTelemetry SDK on its own thread only.
 */
public final class Telemetry {
    private static final long DRAIN_EVERY = 1_000;
    /** How long our own work may hold up the end of the process; usually some hundred milliseconds. */
    private static final long STARVED = 20_000;
    /** How long it may take after the last export to report its result. */
    private static final long LAST_WORDS = 500;

    private final Settings settings;
    private final Ledger ledger;
    private final Paths paths;
    private final Health health;
    private final String agentVersion;
    private final Object lock = new Object();
    private @Nullable Thread thread;
    private boolean ready;
    private boolean stop;
    private long stopMillis;
    private long finishBy;
    private boolean done;

    // The rest belongs to the telemetry thread.
    private final Rhythm rhythm;
    private @Nullable Pipeline pipeline;
    private long buildMillis;
    private int inventory;
    private boolean broken;

    /**
     * Creates telemetry that has not started.
     *
     * @param agentVersion the agent's own version
     */
    public Telemetry(Settings settings, Ledger ledger, Paths paths, Health health, String agentVersion) {
        this.settings = settings;
        this.ledger = ledger;
        this.paths = paths;
        this.health = health;
        this.agentVersion = agentVersion;
        this.rhythm = new Rhythm(settings.exportIntervalMillis(), Clock.millis());
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
        String name = configured("service.name", program.name());
        String version = configured("service.version", program.version());
        return "it exports every " + interval(settings.exportIntervalMillis()) + " to " + text + " as service "
                + (name == null ? "unknown_service:java" : name)
                + (version == null
                        ? "; service.version is unknown, so nothing proves that a later version has removed a path: set"
                                + " OTEL_RESOURCE_ATTRIBUTES=service.version=.."
                        : " " + version);
    }

    private static String interval(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
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
     * machine so short of processor time that our own work takes seconds, it waits for that too, at most {@link
     * #STARVED}.
     *
     * @param maxMillis how long the receiver may hold up the end of the process
     */
    public void flushAndStop(long maxMillis) {
        Thread running;
        synchronized (lock) {
            stop = true;
            stopMillis = maxMillis;
            running = thread;
            lock.notifyAll();
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            if (!isDone(awaitLastExport())) {
                Log.warn(
                        "the last export did not end in time; uses since the last export that worked have not arrived");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the last export is ready to be sent; returns how long it may take from then on. */
    private long awaitLastExport() throws InterruptedException {
        long until = Clock.millis() + STARVED;
        synchronized (lock) {
            for (long now = Clock.millis(); finishBy == 0 && now < until; now = Clock.millis()) {
                lock.wait(until - now);
            }
            return Math.max(1, finishBy - Clock.millis() + LAST_WORDS);
        }
    }

    private boolean isDone(long most) throws InterruptedException {
        long until = Clock.millis() + most;
        synchronized (lock) {
            for (long now = Clock.millis(); !done && now < until; now = Clock.millis()) {
                lock.wait(until - now);
            }
            return done;
        }
    }

    private void done() {
        synchronized (lock) {
            done = true;
            lock.notifyAll();
        }
    }

    private void finishBy(long when) {
        synchronized (lock) {
            finishBy = when;
            lock.notifyAll();
        }
    }

    private void loop() {
        while (sleep()) {
            try {
                turn(Clock.millis());
                broken = false;
            } catch (Throwable e) {
                broken(e);
            }
        }
        try {
            ledger.drain();
            if (!settings.exporters().isEmpty()) {
                Pipeline last = pipeline();
                // Where it took long to load these classes, those of the client and of TLS take as long again.
                long deadline = Clock.millis() + stopMillis() + Math.min(2 * buildMillis, STARVED / 2);
                finishBy(deadline);
                LateUses late = new LateUses(paths);
                last.exportLast(deadline);
                if (LateUses.mayCome()) {
                    done();
                    afterwards(last, late);
                }
                last.close();
            }
        } catch (Throwable e) {
            broken(e);
        } finally {
            finishBy(Clock.millis());
            done();
        }
    }

    /** Until the JVM halts, each use that is still made is exported with a new end. */
    @SuppressWarnings("InfiniteLoopStatement") // It ends with the JVM.
    private void afterwards(Pipeline last, LateUses late) {
        while (true) {
            ledger.drain();
            if (late.haveCome()) {
                last.exportLast(Clock.millis() + stopMillis());
            }
            late.pause();
        }
    }

    private void turn(long now) {
        ledger.drain();
        boolean firstUse = ledger.takeNews();
        if (inventoryChanged() || firstUse) {
            rhythm.news(now);
        }
        if (rhythm.due(now)) {
            // Before the attempt: what fails is tried again at the next interval, not at once.
            rhythm.exported(now);
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
            long begun = Clock.millis();
            built = new Pipeline(settings, paths, health, Program.running(), agentVersion);
            buildMillis = Clock.millis() - begun;
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

    /** Waits for the next turn; false when it is time to stop. */
    @SuppressWarnings("WaitNotInLoop") // The loop is the caller's; waking too early costs a turn.
    private boolean sleep() {
        synchronized (lock) {
            if (ready) {
                rhythm.ready(Clock.millis());
                ready = false;
            }
            if (!stop) {
                try {
                    lock.wait(rhythm.pause(Clock.millis(), DRAIN_EVERY));
                } catch (InterruptedException e) {
                    // Nobody but us knows this thread, so nobody means it.
                }
            }
            return !stop;
        }
    }

    private long stopMillis() {
        synchronized (lock) {
            return stopMillis - Math.min(LAST_WORDS, stopMillis / 10);
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
