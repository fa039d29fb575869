package dev.oldpath.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** How the agent itself is doing. Thread-safe. */
public final class Health {
    private final long startMillis;
    private final Map<Failure, AtomicLong> failures = new EnumMap<>(Failure.class);
    private volatile boolean canaryOk;
    private volatile InventoryState inventory = InventoryState.RUNNING;
    private volatile List<String> scopes = Collections.emptyList();

    /**
     * Creates the health of an agent without failures whose canary has not been counted yet.
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
    public void canaryCounted() {
        canaryOk = true;
    }

    /** Whether weaving and counting have been proven in this JVM. */
    public boolean canaryOk() {
        return canaryOk;
    }

    /** Notes how far the inventory is. */
    public void inventory(InventoryState state) {
        inventory = state;
    }

    /** How far the inventory is. It is not complete when a class file could not be read or a setting was rejected. */
    public InventoryState inventory() {
        InventoryState now = inventory;
        boolean gaps = failures(Failure.SCAN) > 0 || failures(Failure.CONFIG) > 0;
        return now == InventoryState.COMPLETE && gaps ? InventoryState.FAILED : now;
    }

    /** Notes in which scopes marks are looked for. */
    public void scopes(List<String> entries) {
        scopes = entries;
    }

    /** In which scopes marks are looked for: {@link PathInfo#OLD_PATH}, and entries of {@code oldpath.packages}. */
    public List<String> scopes() {
        return scopes;
    }

    private AtomicLong count(Failure kind) {
        return Objects.requireNonNull(failures.get(kind));
    }
}
