package dev.oldpath.weave.late;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.use.Uses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Weaves classes again that were loaded before it was known that they use something old, on a thread of its own: nothing
 * may be transformed while a class loads. Thread-safe.
 *
 * <p>Until that is done, and no call is running that began before it, the path is uncountable.
 */
public final class LateCallers implements Runnable {
    private static final String REASON = "classes loaded before the mark was known may use it";

    /** Marks are found many at a time, and transforming stops the JVM. */
    private static final long GATHER_MILLIS = 200;

    /** A class on its way from the transformer into the JVM while its callers were looked for has arrived after this. */
    private static final long ARRIVAL_MILLIS = 1_000;

    private static final long FIRST_LOOK_MILLIS = 50;
    private static final long LONGEST_MILLIS = 5_000;

    private final LoadedClasses jvm;
    private final Scope scope;
    private final Health health;
    private final LinkedBlockingQueue<LateMark> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger marks = new AtomicInteger();
    private final List<LateBatch> unfinished = new ArrayList<>();
    private volatile @Nullable Thread worker;
    private @Nullable LateBatch current;

    /** Creates it without starting its thread. */
    public LateCallers(LoadedClasses jvm, Scope scope, Health health) {
        this.jvm = jvm;
        this.scope = scope;
        this.health = health;
    }

    /** Starts working on a daemon thread. */
    public void start() {
        Thread thread = new Thread(this, "oldpath-late-callers");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /**
     * Takes a mark that was not known when classes which use it may have loaded.
     *
     * @param name of the marked member, or whatever else a class that uses it has to name
     */
    void add(Path path, String name) {
        LateMark mark = new LateMark(path, name, "classes loaded before mark " + marks.incrementAndGet());
        path.uncountable(mark.member, REASON);
        queue.add(mark);
    }

    /** Hears what has been woven into a class. */
    public void woven(Uses uses) {
        if (Thread.currentThread() == worker && current != null) {
            current.woven(uses);
        }
    }

    /** Works for ever; called by the thread that {@link #start} makes. */
    @Override
    public void run() {
        worker = Thread.currentThread();
        long pause = FIRST_LOOK_MILLIS;
        try {
            while (true) {
                LateMark next = unfinished.isEmpty() ? queue.take() : queue.poll(pause, TimeUnit.MILLISECONDS);
                if (next != null) {
                    unfinished.add(weave(gather(next)));
                    pause = FIRST_LOOK_MILLIS;
                } else {
                    pause = Math.min(2 * pause, LONGEST_MILLIS);
                }
                finish();
            }
        } catch (InterruptedException e) {
            // Nobody else knows this thread: the JVM goes down.
        }
    }

    private LateBatch gather(LateMark first) throws InterruptedException {
        List<LateMark> batch = new ArrayList<>();
        for (LateMark mark = first; mark != null; mark = queue.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS)) {
            batch.add(mark);
        }
        return new LateBatch(batch);
    }

    private LateBatch weave(LateBatch batch) throws InterruptedException {
        current = batch;
        try {
            Set<Class<?>> seen = Collections.newSetFromMap(new WeakHashMap<>());
            weaveAgain(batch, seen);
            Thread.sleep(ARRIVAL_MILLIS);
            weaveAgain(batch, seen);
            batch.lookForCalls();
        } catch (RuntimeException | Error e) {
            health.failed(Failure.WEAVE);
            Log.warn("classes that loaded before a mark was known cannot be woven (" + e + ")");
            Log.debug("weaving again", e);
            batch.failed("classes loaded before the mark was known cannot be woven");
        } finally {
            current = null;
        }
        return batch;
    }

    private void weaveAgain(LateBatch batch, Set<Class<?>> seen) {
        List<Class<?>> callers = new ArrayList<>();
        for (Class<?> type : jvm.modifiable()) {
            if (scope.mayBeApplication(type.getName().replace('.', '/')) && seen.add(type) && batch.mayUse(type)) {
                callers.add(type);
            }
        }
        for (Class<?> failed : jvm.retransform(callers)) {
            batch.failed(failed.getName() + " cannot be woven");
        }
    }

    private void finish() {
        for (Iterator<LateBatch> all = unfinished.iterator(); all.hasNext(); ) {
            if (all.next().isDone()) {
                all.remove();
            }
        }
    }
}
