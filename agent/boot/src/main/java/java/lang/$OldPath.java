package java.lang;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ToIntBiFunction;
import jdk.internal.vm.annotation.ForceInline;

/**
 * The only class that instrumented code calls, and at the same time the counts of one thread.
 *
 * <p>It stands in {@code java.lang} because every class loader and every module sees that package. It knows JDK types
 * only; what is not the hot path is done by the agent behind {@link #install}. No method throws.
 *
 * <p>Hot path: the current thread's row of longs, one element a path. Only the owner thread writes its row, so a plain
 * read and a plain write count exactly; an {@code AtomicLongArray} in its place costs half a nanosecond more. A path's
 * first hit on a thread (element 0 or beyond the row) takes the slow path, where the agent notes that the path has been
 * touched, and which publishes it at once; later ones the agent sees a moment later.
 */
public class $OldPath {
    private static final ThreadLocal<$OldPath> CURRENT = new ThreadLocal<>();
    /** The row of {@link #CURRENT}: one load less on the hot path. */
    private static final ThreadLocal<long[]> ROW = new ThreadLocal<>();

    private static volatile IntConsumer firstHit;
    private static volatile Consumer<String> marker;
    private static volatile ToIntBiFunction<Object, Object> enter;
    private static volatile IntConsumer leave;

    /** Uses by path index. Only the thread that has them writes its elements. */
    private long[] row;

    /**
     * Creates the counts of a thread.
     *
     * @param length how many paths the row holds before it has to grow
     */
    protected $OldPath(int length) {
        row = new long[length];
    }

    /**
     * Counts one use of an old path by the current thread. Thread-safe, does not allocate after the first use.
     *
     * @param path the index that the agent gave to the path
     */
    @ForceInline
    public static void hit(int path) {
        long[] row = ROW.get();
        if (row != null && path < row.length) {
            long uses = row[path];
            if (uses != 0) {
                row[path] = uses + 1;
                return;
            }
        }
        firstHit(path);
    }

    private static void firstHit(int path) {
        IntConsumer agent = firstHit;
        if (agent != null) {
            agent.accept(path);
        }
    }

    /**
     * Counts one use of the branch with this id, for ids that are not known before the call.
     *
     * @param id what the application passed to {@code OldPaths.used}
     */
    public static void used(String id) {
        Consumer<String> agent = marker;
        if (agent != null) {
            agent.accept(id);
        }
    }

    /**
     * Says that the current thread starts to work for somebody.
     *
     * @param origin what tells the agent where it is: the name of a hook, or the client's name
     * @param detail what tells it for whom: a request, or the client's version
     * @return what {@link #leave} wants back
     */
    public static int enter(Object origin, Object detail) {
        ToIntBiFunction<Object, Object> agent = enter;
        return agent == null ? 0 : agent.applyAsInt(origin, detail);
    }

    /**
     * Ends what {@link #enter} began, and everything begun since. Repeating it has no effect.
     *
     * @param depth what {@link #enter} returned
     */
    public static void leave(int depth) {
        IntConsumer agent = leave;
        if (agent != null) {
            agent.accept(depth);
        }
    }

    /** Returns the uses by path index. */
    protected final long[] row() {
        return row;
    }

    /** Replaces the row by a larger one with the same uses. Called by the thread that has them. */
    protected final void row(long[] larger) {
        row = larger;
        if (CURRENT.get() == this) {
            ROW.set(larger);
        }
    }

    /** Returns the counts of the current thread, or null when it has none yet. */
    public static $OldPath current() {
        return CURRENT.get();
    }

    /** Makes {@code counts} those of the current thread; null takes them away. */
    public static void current($OldPath counts) {
        if (counts == null) {
            CURRENT.remove();
            ROW.remove();
        } else {
            CURRENT.set(counts);
            ROW.set(counts.row);
        }
    }

    /**
     * Connects the agent. Only the first call has an effect, so that nobody disconnects it by accident.
     *
     * @param onFirstHit counts a hit that the row could not take
     * @param onMarker counts a branch by id
     * @param onEnter sets for whom the current thread works
     * @param onLeave restores it
     */
    public static synchronized void install(
            IntConsumer onFirstHit,
            Consumer<String> onMarker,
            ToIntBiFunction<Object, Object> onEnter,
            IntConsumer onLeave) {
        if (firstHit == null) {
            firstHit = onFirstHit;
            marker = onMarker;
            enter = onEnter;
            leave = onLeave;
        }
    }
}
