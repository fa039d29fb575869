package dev.oldpath.ledger;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How the agent itself is doing. Thread-safe. */
public final class Health {
    private final long startMillis;
    private final Map<Failure, AtomicLong> failures = new EnumMap<>(Failure.class);
    private volatile boolean canaryOk;

    /**
     * Creates the health of an agent without failures whose canary has not sung yet.
     *
     * @param startMillis when the agent started, Unix time
     */
    public Health(long startMillis) {
        this.startMillis = startMillis;
        for (Failure kind : Failure.values()) {
            failures.put(kind, new AtomicLong());
        }
    }

    /** When the agent started, Unix time in milliseconds. */
    public long startMillis() {
        return startMillis;
    }

    /** Counts a failure. */
    public void failed(Failure kind) {
        count(kind).incrementAndGet();
    }

    /** How many failures of this kind there have been. */
    public long failures(Failure kind) {
        return count(kind).get();
    }

    /** Notes that a class woven and called by the agent itself has been counted. */
    public void canarySang() {
        canaryOk = true;
    }

    /** Whether weaving and counting have been proven in this JVM. */
    public boolean canaryOk() {
        return canaryOk;
    }

    private AtomicLong count(Failure kind) {
        return Objects.requireNonNull(failures.get(kind));
    }
}
