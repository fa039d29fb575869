package dev.oldpath.ledger;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts uses for all threads. Thread-safe.
 *
 * <p>A platform thread gets {@link ThreadCounts} with its first use and keeps them for life. A virtual thread is lent
 * some for the time of a request, so that their number is bounded by the requests in flight; without a request it
 * shares a few with others.
 */
public final class Ledger {
    private static final int STRIPES = 16;

    private final Paths paths;
    private final Map<ThreadCounts, Boolean> threads = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<ThreadCounts> toLend = new ConcurrentLinkedQueue<>();
    private final ThreadCounts[] shared = new ThreadCounts[STRIPES];
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicBoolean news = new AtomicBoolean();
    // Not a lambda: the first lambda of a JVM costs its start-up tens of milliseconds.
    private final ThreadCounts.Sink sink = new ThreadCounts.Sink() {
        @Override
        public void add(int path, Client client, long count) {
            Path of = paths.at(path);
            long now = System.currentTimeMillis();
            if (of.usesAt(path).add(client, count, now)) {
                news.set(true);
            }
            if (notes != null) {
                of.usesAt(path).noteAdded(of.kind(), of.id(), path != of.index(), client, now, notes);
            }
        }
    };

    private final @Nullable Notes notes;

    /** Creates a ledger without uses over these paths. */
    public Ledger(Paths paths) {
        this(paths, null);
    }

    /**
     * Creates the same.
     *
     * @param notes where uses are noted at once; null for nowhere
     */
    public Ledger(Paths paths, @Nullable Notes notes) {
        this.paths = paths;
        this.notes = notes;
        for (int i = 0; i < STRIPES; i++) {
            shared[i] = create(null);
        }
    }

    private ThreadCounts create(@Nullable Thread owner) {
        ThreadCounts counts = new ThreadCounts(owner, created.incrementAndGet(), notes != null);
        threads.put(counts, Boolean.TRUE);
        return counts;
    }

    /** Counts one use by the current thread; what {@code $OldPath.hit} does when its row cannot. */
    public void count(int path) {
        ThreadCounts counts = (ThreadCounts) $OldPath.current();
        if (counts == null) {
            Thread thread = Thread.currentThread();
            counts = isVirtual(thread) ? shared[System.identityHashCode(thread) % STRIPES] : own(thread);
        }
        counts.count(path, sink);
        if (notes != null) {
            Path of = paths.at(path);
            of.usesAt(path)
                    .note(of.kind(), of.id(), path != of.index(), counts.client(), System.currentTimeMillis(), notes);
        }
    }

    /**
     * Starts to work for a client on the current thread.
     *
     * @param request whether this is a request from outside, and not a client that the code has named
     * @return the token that {@link #leave} wants back
     */
    public int enter(Client client, boolean request) {
        ThreadCounts counts = (ThreadCounts) $OldPath.current();
        if (counts == null) {
            Thread thread = Thread.currentThread();
            counts = isVirtual(thread) ? lend(thread) : own(thread);
        }
        return counts.enter(client, request, sink);
    }

    /** Ends what {@link #enter} began on this thread, and everything begun since. */
    public void leave(int token) {
        ThreadCounts counts = (ThreadCounts) $OldPath.current();
        if (counts != null && counts.leave(token, sink) && counts.isLent()) {
            $OldPath.current(null);
            takeBack(counts);
        }
    }

    /** For whom the current thread works. */
    public Client client() {
        ThreadCounts counts = (ThreadCounts) $OldPath.current();
        return counts == null ? Client.UNKNOWN : counts.client();
    }

    /** Whether the current thread works on a request from outside. */
    public boolean serving() {
        ThreadCounts counts = (ThreadCounts) $OldPath.current();
        return counts != null && counts.serving();
    }

    /** Brings the uses of all paths up to date. Called about once a second by the agent, and before every export. */
    public void drain() {
        for (Iterator<ThreadCounts> all = threads.keySet().iterator(); all.hasNext(); ) {
            ThreadCounts counts = all.next();
            boolean orphan = counts.isOrphan();
            counts.drain(sink);
            if (orphan && counts.isLent()) {
                takeBack(counts); // a virtual thread that ended before it closed its client
            } else if (orphan) {
                all.remove();
                counts.end();
            }
        }
        long now = System.currentTimeMillis();
        for (Path path : paths.all()) {
            path.uses().rename(now);
            PathUses writes = path.writes();
            if (writes != null) {
                writes.rename(now);
            }
        }
        if (notes != null) {
            notes.drained(now);
        }
    }

    /** Whether a client has used a path for the first time, or again after a long time, since this was last asked. */
    public boolean takeNews() {
        return news.getAndSet(false);
    }

    /** How many threads have counts of their own, lent and shared ones included. */
    int threads() {
        return threads.size();
    }

    private ThreadCounts own(Thread thread) {
        // Some pools clear the thread-locals of their threads (ForkJoinPool.commonPool does).
        for (ThreadCounts counts : threads.keySet()) {
            if (counts.isOwnedBy(thread)) {
                $OldPath.current(counts);
                return counts;
            }
        }
        ThreadCounts counts = create(thread);
        $OldPath.current(counts);
        return counts;
    }

    private void takeBack(ThreadCounts counts) {
        counts.takeBack();
        toLend.add(counts);
    }

    private ThreadCounts lend(Thread thread) {
        ThreadCounts counts = toLend.poll();
        if (counts == null) {
            counts = create(null);
        }
        counts.lendTo(thread);
        $OldPath.current(counts);
        return counts;
    }

    private static boolean isVirtual(Thread thread) {
        // Thread.isVirtual() exists since Java 21; every virtual thread extends this class.
        Class<?> parent = thread.getClass().getSuperclass();
        return parent != null && parent.getName().equals("java.lang.BaseVirtualThread");
    }
}
