package dev.oldpath.wiring;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.crossing.Crossings;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What woven code reaches behind {@code java.lang.$OldPath}. Everything that could fail is caught here: an application
 * must never see an exception of ours. Thread-safe.
 */
final class Bridge implements $OldPath.Agent {
    /** Ids made up at run time; more than this is a mistake, such as an id with an order number in it. */
    private static final int MAX_RUNTIME_IDS = 1_000;

    /** The id of all paths beyond that number. */
    private static final String OTHER_IDS = "_other";

    private final Ledger ledger;
    private final Paths paths;
    private final PrivilegedCrossings crossings;
    private final Health health;
    private final AtomicInteger ids = new AtomicInteger();

    private Bridge(Ledger ledger, Paths paths, PrivilegedCrossings crossings, Health health) {
        this.ledger = ledger;
        this.paths = paths;
        this.crossings = crossings;
        this.health = health;
    }

    /** Connects woven code; here, because code that creates a bridge makes the JVM look for {@code $OldPath.Agent} first. */
    static void install(Ledger ledger, Paths paths, Crossings crossings, Health health) {
        $OldPath.install(new Bridge(ledger, paths, new PrivilegedCrossings(crossings), health));
    }

    private void failed(Throwable cause) {
        health.failed(Failure.ATTRIBUTION);
        Log.debug("counting", cause);
    }

    @Override
    public void firstHit(int path) {
        try {
            ledger.count(path);
        } catch (Throwable e) {
            failed(e);
        }
    }

    @Override
    public void used(@Nullable String id) {
        try {
            Path path = id == null || id.isEmpty() ? null : paths.find(PathKind.BRANCH, id);
            if (path == null) {
                path = register(id);
            }
            ledger.count(path.index());
        } catch (Throwable e) {
            failed(e);
        }
    }

    private Path register(@Nullable String id) {
        if (id == null || id.isEmpty() || ids.get() >= MAX_RUNTIME_IDS) {
            health.failed(Failure.CONFIG);
            return member(OTHER_IDS);
        }
        if (ids.incrementAndGet() == MAX_RUNTIME_IDS) {
            Log.warn("OldPaths.used was called with " + MAX_RUNTIME_IDS
                    + " different ids that are not literals; further ids are counted as " + OTHER_IDS);
        }
        return member(id);
    }

    private Path member(String id) {
        Path path = paths.register(PathKind.BRANCH, id, PathInfo.NONE);
        path.watched("OldPaths.used");
        return path;
    }

    @Override
    public int enter(@Nullable Object a, @Nullable Object b, int number) {
        try {
            return crossings.enter(a, b, number);
        } catch (Throwable e) {
            failed(e);
            return Integer.MAX_VALUE; // belongs to no thread: leaving it changes nothing
        }
    }

    @Override
    public void leave(int depth) {
        try {
            ledger.leave(depth);
        } catch (Throwable e) {
            failed(e);
        }
    }

    @Override
    public void crossed(@Nullable Object a, @Nullable Object b, int number) {
        try {
            crossings.crossed(a, b, number);
        } catch (Throwable e) {
            failed(e);
        }
    }

    @Override
    public @Nullable Object passed(@Nullable Object value, @Nullable Object a, @Nullable Object b, int number) {
        try {
            return crossings.passed(value, a, b, number);
        } catch (Throwable e) {
            failed(e);
            return value;
        }
    }
}
