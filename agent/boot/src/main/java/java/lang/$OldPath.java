package java.lang;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
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
 *
 * <p>A thread finds its counts in a table by the number that {@code ThreadLocalRandom} keeps in every thread, and knows
 * them by their owner. That takes half the time of a {@code ThreadLocal}, which remains for those that have no place in
 * the table: of two threads with the same place the later one, and virtual threads, which the table would keep alive.
 */
public class $OldPath {
    private static final int PLACES = 4096;
    private static final $OldPath[] BY_PROBE = new $OldPath[PLACES];
    private static final ThreadLocal<$OldPath> CURRENT = new ThreadLocal<>();

    private static volatile IntConsumer firstHit;
    private static volatile Consumer<String> marker;
    private static volatile ToIntBiFunction<Object, Object> enter;
    private static volatile IntConsumer leave;
    private static volatile ObjIntConsumer<Object> reflected;
    private static volatile BiConsumer<Object, Object> told;

    /** The thread that may find them in the table; null when none may. */
    private final Thread owner;
    /** Where they are in the table, or -1. */
    private int place = -1;
    /** Uses by path index. Only the thread that has them writes its elements. */
    private long[] row;

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
        if (counts != null && counts.add(path)) {
            counts.takePlace();
        } else {
            firstHit(path);
        }
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

    /**
     * A member is about to be used by reflection on the current thread, or a handle on it to be made.
     *
     * @param member a {@code java.lang.reflect.Field} or {@code Method}, or what else woven code meets, null too
     * @param how what is done with it, as agreed between weaver and agent
     */
    public static void reflected(Object member, int how) {
        ObjIntConsumer<Object> agent = reflected;
        if (agent != null) {
            agent.accept(member, how);
        }
    }

    /**
     * Tells the agent what happens in a framework, or by reflection.
     *
     * @param what the name of a hook; or a method that is about to be called, or where a member is looked up by name;
     *     or the class, or a lookup on it, for which a class is defined that no transformer sees
     * @param detail what the hook wants to know; or the receiver, or the name, or the class file
     */
    public static void told(Object what, Object detail) {
        BiConsumer<Object, Object> agent = told;
        if (agent != null) {
            agent.accept(what, detail);
        }
    }

    /**
     * Tells the agent that a method is about to be called by reflection, also when it defines a class that no
     * transformer sees.
     *
     * @return {@code arguments}, because no instruction copies three operands
     */
    public static Object[] called(Object[] arguments, Method method, Object receiver) {
        told(method, receiver);
        if (arguments != null && arguments.length >= 3) {
            Object first = arguments[0];
            if (receiver instanceof MethodHandles.Lookup && first instanceof byte[]) {
                told(receiver, first); // defineHiddenClass, with class data or without
            } else if (first instanceof Class
                    && arguments[1] instanceof byte[]
                    && method.getName().equals("defineAnonymousClass")) {
                told(first, arguments[1]);
            }
        }
        return arguments;
    }

    /**
     * Passes on what a reader of bodies knows about a name, and tells the agent when that is nothing.
     *
     * @param first where it has looked
     * @param second the name, or where that can be asked for
     * @param found what it has found, or null
     * @param reader who has looked
     * @return {@code found}
     */
    public static Object known(Object first, Object second, Object found, Object reader) {
        if (found == null) {
            told("jackson-unknown", new Object[] {first, second, reader});
        }
        return found;
    }

    /** The same where what is known has a number; -2 stands for an unknown name, and -1 for the end of an object. */
    public static int known(Object first, Object second, int found, Object reader) {
        if (found == -2) {
            told("jackson-unknown", new Object[] {first, second, reader});
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

    /**
     * Connects the agent. Only the first call has an effect, so that nobody disconnects it by accident.
     *
     * @param onFirstHit counts a hit that the row could not take
     * @param onMarker counts a branch by id
     * @param onEnter sets for whom the current thread works
     * @param onLeave restores it
     * @param onReflected hears of reflection
     * @param onTold hears of what happens in frameworks
     */
    public static synchronized void install(
            IntConsumer onFirstHit,
            Consumer<String> onMarker,
            ToIntBiFunction<Object, Object> onEnter,
            IntConsumer onLeave,
            ObjIntConsumer<Object> onReflected,
            BiConsumer<Object, Object> onTold) {
        if (firstHit == null) {
            firstHit = onFirstHit;
            marker = onMarker;
            enter = onEnter;
            leave = onLeave;
            reflected = onReflected;
            told = onTold;
        }
    }
}
