package java.lang;

import java.util.concurrent.ThreadLocalRandom;
import jdk.internal.vm.annotation.ForceInline;

/**
 * The only class that instrumented code calls, and at the same time the counts of one thread.
 *
 * <p>It is in {@code java.lang} because every class loader and every module sees that package. It knows JDK types only;
 * what is not the hot path is done by the {@link Agent} behind {@link #install}. No method throws. It is long because it is
 * one: more classes in {@code java.lang} would be more that an application sees, so the agent adds none but this.
 *
 * <p>Woven code reports through {@link #crossed}, {@link #passed} or {@link #missed}, or enters through {@link #enter}.
 * Each call has the number of the object in the agent that wrote it, and that object receives it. What the operands mean
 * is known to that object only, so this class does not change when the agent learns about a framework.
 *
 * <p>Hot path: the current thread's row of longs, one element a path. Only the owner thread writes its row, so a plain
 * read and a plain write count exactly; an {@code AtomicLongArray} in its place costs half a nanosecond more. A path's
 * first hit on a thread (element 0 or beyond the row) takes the slow path, where the agent notes that the path has been
 * touched, and which publishes it at once; later ones the agent sees a moment later.
 *
 * <p>A thread finds its counts in a table by the number that {@code ThreadLocalRandom} keeps in every thread, and knows
 * them by their owner. That takes half the time of a {@code ThreadLocal}, which remains for those that have no place in
 * the table: of two threads with the same place the later one, and virtual threads, which the table would keep alive.
 */
public class $OldPath {
    private static final int PLACES = 4096;
    private static final $OldPath[] BY_PROBE = new $OldPath[PLACES];
    private static final ThreadLocal<$OldPath> CURRENT = new ThreadLocal<>();

    /**
     * How long after a caller has counted, in nanoseconds, the code of the path is taken to run for it. Later it counts once
     * more: too many is safe.
     */
    private static final long CALL = 1_000_000_000L;

    private static volatile Agent agent;

    /** What is behind this class. Thread-safe; no method may throw. */
    public interface Agent {
        /** Counts a use that the current thread's row could not take. */
        void firstHit(int path);

        /** Counts one use of the branch with this id. */
        void used(String id);

        /**
         * The current thread starts to work for somebody.
         *
         * @return what {@link #leave} takes
         */
        int enter(Object a, Object b, int number);

        /** Ends what {@link #enter} began, and everything begun since. */
        void leave(int depth);

        /** Woven code has reached the place with this number. */
        void crossed(Object a, Object b, int number);

        /** The same for a place that goes on with the returned value. */
        Object passed(Object value, Object a, Object b, int number);
    }

    /** The thread that may find them in the table; null when none may. */
    private final Thread owner;
    /** Where they are in the table, or -1. */
    private int place = -1;
    /** Uses by path index. Only the thread that has them writes its elements. */
    private long[] row;
    /** Whether the agent wants to know of the next use, although the row could take it. */
    private volatile boolean awaited;
    /** The path that a caller on this thread has counted, whose code may still be about to run; or -1. */
    private int countedByCaller = -1;
    /** When it was counted, by {@code System.nanoTime}. */
    private long countedAt;
    /** Whether the code may be reached by reflection. */
    private boolean passedOn;

    /**
     * Creates the counts of a thread.
     *
     * @param owner the platform thread that has them for life; null when they are lent or shared
     * @param length how many paths the row holds before it has to grow
     */
    protected $OldPath(Thread owner, int length) {
        this.owner = owner;
        row = new long[length];
    }

    /**
     * Counts one use of an old path by the current thread. Thread-safe, does not allocate after the first use.
     *
     * @param path the index that the agent gave to the path
     */
    @ForceInline
    public static void hit(int path) {
        Thread thread = Thread.currentThread();
        $OldPath counts = BY_PROBE[thread.threadLocalRandomProbe & (PLACES - 1)];
        if (counts != null && counts.owner == thread && counts.add(path)) {
            return;
        }
        hitElsewhere(path);
    }

    /**
     * Counts one use by the code of a method, unless its caller has counted it: a proxy, an override or a method that a
     * compiler added may run between the two. Thread-safe, does not allocate after the first use.
     */
    @ForceInline
    public static void hitUnlessCounted(int path) {
        Thread thread = Thread.currentThread();
        $OldPath counts = BY_PROBE[thread.threadLocalRandomProbe & (PLACES - 1)];
        if (counts != null && counts.owner == thread && counts.countedByCaller != path && counts.add(path)) {
            return;
        }
        hitElsewhereUnlessCounted(path);
    }

    private static void hitElsewhereUnlessCounted(int path) {
        $OldPath counts = CURRENT.get();
        if (counts != null && counts.countedByCaller == path) {
            counts.countedByCaller = -1;
            if (System.nanoTime() - counts.countedAt < CALL) {
                return;
            }
        }
        hitElsewhere(path);
    }

    /**
     * Whether a call by reflection passes on a call that a caller on this thread has just counted.
     *
     * @param ends whether no other code of the path will run for it
     */
    public static boolean isPassedOn(int path, boolean ends) {
        $OldPath counts = CURRENT.get();
        if (counts == null || counts.countedByCaller != path) {
            return false;
        }
        boolean counted = counts.passedOn && System.nanoTime() - counts.countedAt < CALL;
        if (ends || !counted) {
            counts.countedByCaller = -1;
        }
        return counted;
    }

    /**
     * Counts one use by a caller, when another body than that of the path may run first.
     *
     * @param passedOn whether that body may pass the call on by reflection
     */
    public static void hitByCaller(int path, boolean passedOn) {
        hit(path);
        $OldPath counts = CURRENT.get();
        if (counts != null) {
            counts.countedByCaller = path;
            counts.countedAt = System.nanoTime();
            counts.passedOn = passedOn;
        }
    }

    /** Counts one use by code that passes a call on, unless its own caller has counted it. */
    public static void between(int path) {
        $OldPath counts = CURRENT.get();
        if (counts == null || counts.countedByCaller != path || System.nanoTime() - counts.countedAt >= CALL) {
            hitByCaller(path, false);
        }
    }

    /** What a caller has counted is over: whatever runs now counts itself. */
    public static void forgetCaller() {
        $OldPath counts = CURRENT.get();
        if (counts != null) {
            counts.countedByCaller = -1;
        }
    }

    @ForceInline
    private boolean add(int path) {
        long[] counts = row;
        if (path < counts.length) {
            long uses = counts[path];
            if (uses != 0) {
                counts[path] = uses + 1;
                return true;
            }
        }
        return false;
    }

    private static void hitElsewhere(int path) {
        $OldPath counts = CURRENT.get();
        if (counts != null && !counts.awaited && counts.add(path)) {
            counts.takePlace();
        } else {
            firstHit(path);
        }
    }

    private static void firstHit(int path) {
        Agent to = agent;
        if (to != null) {
            to.firstHit(path);
        }
    }

    /**
     * Counts one use of the branch with this id, for ids that are not known before the call.
     *
     * @param id what the application passed to {@code OldPaths.used}
     */
    public static void used(String id) {
        Agent to = agent;
        if (to != null) {
            to.used(id);
        }
    }

    /**
     * The current thread starts to work for somebody.
     *
     * @param a identifies for whom, such as a request
     * @param b likewise; may be null
     * @param number of the receiver
     * @return what {@link #leave} takes
     */
    public static int enter(Object a, Object b, int number) {
        Agent to = agent;
        return to == null ? 0 : to.enter(a, b, number);
    }

    /**
     * Ends what {@link #enter} began, and everything begun since. Repeating it has no effect.
     *
     * @param depth what {@link #enter} returned
     */
    public static void leave(int depth) {
        Agent to = agent;
        if (to != null) {
            to.leave(depth);
        }
    }

    /**
     * Woven code has reached a place about which the agent wants to know.
     *
     * @param a what the receiver wants to know; may be null
     * @param b likewise
     * @param number of the receiver
     */
    public static void crossed(Object a, Object b, int number) {
        Agent to = agent;
        if (to != null) {
            to.crossed(a, b, number);
        }
    }

    /**
     * The same for a value in whose place the agent may put another.
     *
     * @return the value with which the woven code goes on: {@code value} unless the receiver has returned another
     */
    public static Object passed(Object value, Object a, Object b, int number) {
        Agent to = agent;
        return to == null ? value : to.passed(value, a, b, number);
    }

    /**
     * The same for a look-up that is too frequent to report each: only one that found nothing is reported.
     *
     * @return {@code found}
     */
    public static Object missed(Object found, Object a, Object b, int number) {
        if (found == null) {
            crossed(a, b, number);
        }
        return found;
    }

    /**
     * The same for a look-up that returns a number.
     *
     * @param nothing the number that the look-up returns when it finds nothing
     * @return {@code found}
     */
    public static int missed(int found, int nothing, Object a, Object b, int number) {
        if (found == nothing) {
            crossed(a, b, number);
        }
        return found;
    }

    /** Returns the uses by path index. */
    protected final long[] row() {
        return row;
    }

    /** Replaces the row by a larger one with the same uses. Called by the thread that has them. */
    protected final void row(long[] larger) {
        row = larger;
    }

    /** Takes the current thread's place in the table, if these are its counts and nobody else is there. */
    private void takePlace() {
        Thread thread = owner;
        if (thread == null || thread != Thread.currentThread()) {
            return;
        }
        if (thread.threadLocalRandomProbe == 0) {
            ThreadLocalRandom.current(); // gives the thread its number
        }
        int free = thread.threadLocalRandomProbe & (PLACES - 1);
        if (BY_PROBE[free] == null) {
            givePlaceUp(); // JDK classes change the number of a thread when threads get in each other's way
            place = free;
            BY_PROBE[free] = this;
        }
    }

    /** Gives up the place in the table. Called by the owner, or after its end. */
    protected final void givePlaceUp() {
        int taken = place;
        if (taken >= 0 && BY_PROBE[taken] == this) {
            BY_PROBE[taken] = null;
        }
        place = -1;
    }

    /**
     * From now on the next use goes to the agent. It takes the thread out of the table, so that the hot path need not ask. Called
     * by any thread, whose lock the agent holds: the owner may be back in the table at once, and is then asked the next time.
     */
    protected final void awaitUse() {
        awaited = true;
        int taken = place;
        if (taken >= 0 && BY_PROBE[taken] == this) {
            BY_PROBE[taken] = null;
        }
    }

    /** Whether {@link #awaitUse} has been called since {@link #useCame}. */
    protected final boolean isUseAwaited() {
        return awaited;
    }

    /** Ends {@link #awaitUse}. */
    protected final void useCame() {
        awaited = false;
    }

    /** Returns the counts of the current thread, or null when it has none yet. */
    public static $OldPath current() {
        return CURRENT.get();
    }

    /** Makes {@code counts} those of the current thread; null takes them away. */
    public static void current($OldPath counts) {
        $OldPath before = CURRENT.get();
        if (before != null && before.owner == Thread.currentThread()) {
            before.givePlaceUp();
        }
        if (counts == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(counts);
            counts.takePlace();
        }
    }

    /** Connects the agent. Only the first call has an effect, so that nobody disconnects it by accident. */
    public static synchronized void install(Agent connected) {
        if (agent == null) {
            agent = connected;
        }
    }
}
