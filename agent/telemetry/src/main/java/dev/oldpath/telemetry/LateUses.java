package dev.oldpath.telemetry;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathUses;
import dev.oldpath.ledger.Paths;
import org.jspecify.annotations.Nullable;

/** Uses that other shutdown hooks make while the process ends, such as those of a server that drains. Not thread-safe. */
final class LateUses {
    private static final long EVERY = 100;

    private final Paths paths;
    private long known;

    /** Takes all uses that the ledger has so far as known. */
    LateUses(Paths paths) {
        this.paths = paths;
        this.known = counted();
    }

    /** Whether other shutdown hooks may run: the JVM is ending, and so accepts no further one. */
    static boolean mayCome() {
        Thread hook = new Thread("oldpath-never-started");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Whether there are uses that were not known; from now on they are. */
    boolean haveCome() {
        long before = known;
        known = counted();
        return known != before;
    }

    /** Waits a moment. */
    void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            // Nobody but us knows this thread, so nobody means it.
        }
    }

    private long counted() {
        long counted = 0;
        for (Path path : paths.all()) {
            counted += sum(path.uses()) + sum(path.writes());
        }
        return counted;
    }

    private static long sum(@Nullable PathUses uses) {
        long sum = 0;
        if (uses != null) {
            for (PathUses.Use use : uses.all()) {
                sum += use.count();
            }
        }
        return sum;
    }
}
