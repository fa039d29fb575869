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

    private final Settings settings;
    private final Ledger ledger;
    private final Paths paths;
    private final Health health;
    private final String agentVersion;
    private final Object lock = new Object();
    private @Nullable Thread thread;
    private boolean ready;
    private boolean stop;
    private long deadline;

    // The rest belongs to the telemetry thread.
    private final Rhythm rhythm;
    private @Nullable Pipeline pipeline;
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

    /** Says that the first scan for old paths has ended, so that the first export shows the whole inventory. */
    public void ready() {
        synchronized (lock) {
            ready = true;
            lock.notifyAll();
        }
    }

    /**
     * Exports for the last time. Returns when that is done, or after the given time whatever the receiver does.
     *
     * @param maxMillis the longest time that the end of the process may be held up
     */
    public void flushAndStop(long maxMillis) {
        Thread running;
        synchronized (lock) {
            stop = true;
            // Earlier than we stop waiting, so that there is time left to say how it ended.
            deadline = Clock.millis() + maxMillis - Math.min(500, maxMillis / 10);
            running = thread;
            lock.notifyAll();
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            running.join(Math.max(1, maxMillis));
            if (running.isAlive()) {
                Log.warn("the last export did not end within " + maxMillis
                        + " ms; uses since the last export that worked have not arrived");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
                pipeline().finish(deadline());
            }
        } catch (Throwable e) {
            broken(e);
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
            built = new Pipeline(settings, paths, health, Program.running(), agentVersion);
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

    private long deadline() {
        synchronized (lock) {
            return deadline;
        }
    }

    private void broken(Throwable e) {
        health.failed(Failure.EXPORT);
        if (!broken) {
            broken = true;
            Log.error("telemetry fails inside the agent: " + e + "; please report this");
            Log.debug("telemetry failed", e);
        }
    }
}
