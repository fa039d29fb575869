package dev.oldpath.telemetry;

/** Lets the code that ends the process wait for the last export, but not for ever. Thread-safe. */
final class LastExport {
    /**
     * How long our own work may hold up the end of the process, before it can send and again while it sends; usually some hundred
     * milliseconds.
     */
    static final long STARVED = 20_000;
    /** How long it may take after the last export to report how that ended. */
    private static final long REPORT_MILLIS = 500;

    private final Object lock = new Object();
    private long mostMillis;
    private long finishBy;
    private boolean done;

    /** The receiver may hold up the end of the process for so long. */
    void wanted(long maxMillis) {
        synchronized (lock) {
            mostMillis = maxMillis;
        }
    }

    /** How long the receiver may take, so that there is time left to report how it ended. */
    long receiverMillis() {
        synchronized (lock) {
            return mostMillis - Math.min(REPORT_MILLIS, mostMillis / 10);
        }
    }

    /** The export is ready to be sent, and will have ended by then. */
    void readyAndOverBy(long when) {
        synchronized (lock) {
            finishBy = when;
            lock.notifyAll();
        }
    }

    void done() {
        synchronized (lock) {
            done = true;
            lock.notifyAll();
        }
    }

    /** Waits for it; false when it did not end in time. */
    boolean await() throws InterruptedException {
        return isDone(awaitReady());
    }

    /** Waits until it is ready to be sent; returns how long it may take from then on. */
    private long awaitReady() throws InterruptedException {
        long until = MonotonicTime.millis() + STARVED;
        synchronized (lock) {
            for (long now = MonotonicTime.millis(); finishBy == 0 && now < until; now = MonotonicTime.millis()) {
                lock.wait(until - now);
            }
            return Math.max(1, finishBy - MonotonicTime.millis() + REPORT_MILLIS);
        }
    }

    private boolean isDone(long most) throws InterruptedException {
        long until = MonotonicTime.millis() + most;
        synchronized (lock) {
            for (long now = MonotonicTime.millis(); !done && now < until; now = MonotonicTime.millis()) {
                lock.wait(until - now);
            }
            return done;
        }
    }
}
