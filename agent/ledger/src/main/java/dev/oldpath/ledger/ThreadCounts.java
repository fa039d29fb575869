package dev.oldpath.ledger;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one thread, and for whom that thread works.
 *
 * <p>The owner thread alone writes the row, and each element only grows. What a row holds beyond what has been drained
 * belongs to the current client: the owner drains before the client changes, the agent's thread drains every second.
 * Both do so under this object's monitor, so a count is drained once, for the right client. The hot path ({@code
 * $OldPath.hit}) takes no lock: it writes elements that are not zero, and those are in {@link #touched}.
 *
 * <p>Where uses are noted at once, those that follow a drain have to come through {@link #count} again: {@code $OldPath.awaitUse}
 * makes the next one do so, and it then empties the row. So for a client, and for a second, each path is noted once a thread.
 *
 * <p>Memory: one long for each path up to the highest that the thread has hit. Clients cost nothing here.
 */
final class ThreadCounts extends $OldPath {
    private static final int BLOCK = 64;
    private static final int MAX_DEPTH = 100;
    /** Spreads the tokens of threads over all integers (2^32 divided by the golden ratio). */
    private static final int SPREAD = 0x9e3779b9;
    /** The token of what was not entered: no thread has it. */
    private static final int NOT_ENTERED = Integer.MAX_VALUE;

    /** Where drained counts go. */
    interface Sink {
        void add(int path, Client client, long count);
    }

    private final boolean lent;
    private final boolean noted;
    private volatile @Nullable WeakReference<Thread> owner;
    private int[] touched = new int[8];
    private long[] drained = new long[8];
    private int touchedCount;
    private Client[] clients = {Client.UNKNOWN};
    private boolean[] requests = {false};
    private int[] tokens = {NOT_ENTERED};
    private int lastToken;
    private int depth;

    /**
     * Creates counts without uses that work for nobody.
     *
     * @param owner the thread that has them for life; null when they are lent
     * @param number distinguishes the tokens of {@link #enter} from those of other threads
     * @param noted whether the first use after each drain has to come through {@link #count}
     */
    ThreadCounts(@Nullable Thread owner, int number, boolean noted) {
        super(owner, BLOCK);
        this.noted = noted;
        this.lent = owner == null;
        this.owner = owner == null ? null : new WeakReference<>(owner);
        this.lastToken = number * SPREAD;
    }

    boolean isOwnedBy(Thread thread) {
        WeakReference<Thread> reference = owner;
        return reference != null && reference.get() == thread;
    }

    /** Whether the thread that has them is gone. */
    boolean isOrphan() {
        WeakReference<Thread> reference = owner;
        Thread thread = reference == null ? null : reference.get();
        return reference != null && (thread == null || !thread.isAlive());
    }

    /** Lets go of the thread, which has ended. */
    void end() {
        givePlaceUp();
    }

    boolean isLent() {
        return lent;
    }

    /** Gives counts that are lent to a thread. */
    void lendTo(Thread thread) {
        owner = new WeakReference<>(thread);
    }

    /** Takes counts that are lent back, whatever their thread has left open. */
    synchronized void takeBack() {
        depth = 0;
        owner = null;
    }

    /** Counts one use, whatever the row holds. Called by the owner, or by any thread when the counts are shared. */
    synchronized void count(int path, Sink sink) {
        if (isUseAwaited()) {
            drain(sink);
            empty();
        }
        long[] counts = row();
        if (path >= counts.length) {
            long[] larger = Arrays.copyOf(counts, (path / BLOCK + 1) * BLOCK);
            row(larger);
            counts = larger;
        }
        long before = counts[path];
        if (before == 0) {
            touch(path);
        }
        counts[path] = before + 1;
    }

    /** Makes the next use of each path a first one. Called as {@link #count} is: only the owner may write a row that is in use. */
    private void empty() {
        long[] counts = row();
        for (int i = 0; i < touchedCount; i++) {
            counts[touched[i]] = 0;
        }
        touchedCount = 0;
        useCame();
    }

    private void touch(int path) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, 2 * touchedCount);
            drained = Arrays.copyOf(drained, 2 * touchedCount);
        }
        touched[touchedCount] = path;
        drained[touchedCount++] = 0;
    }

    /** Hands over what has been counted since the last time. */
    synchronized void drain(Sink sink) {
        if (noted && touchedCount > 0) {
            awaitUse(); // first, so that no use goes unnoticed between the drain and this
        }
        long[] counts = row();
        for (int i = 0; i < touchedCount; i++) {
            long now = counts[touched[i]];
            // Never smaller, but a 32-bit JVM may show half of an old value.
            if (now > drained[i]) {
                sink.add(touched[i], clients[depth], now - drained[i]);
                drained[i] = now;
            }
        }
    }

    /**
     * Starts to work for a client.
     *
     * @param request whether this is a request from outside, and not a client that the code has named
     * @return the token that {@link #leave} wants back
     */
    synchronized int enter(Client client, boolean request, Sink sink) {
        if (depth == MAX_DEPTH) {
            return NOT_ENTERED;
        }
        drain(sink);
        depth++;
        if (depth == clients.length) {
            clients = Arrays.copyOf(clients, 2 * depth);
            requests = Arrays.copyOf(requests, 2 * depth);
            tokens = Arrays.copyOf(tokens, 2 * depth);
        }
        clients[depth] = client;
        requests[depth] = request;
        tokens[depth] = nextToken();
        return tokens[depth];
    }

    private int nextToken() {
        lastToken++;
        return lastToken == NOT_ENTERED ? ++lastToken : lastToken;
    }

    /**
     * Goes back to the client for which the thread worked before {@link #enter} returned the token. A token of another
     * thread, or one that has been left already, changes nothing: each is given out once.
     *
     * @return whether it works for nobody now
     */
    synchronized boolean leave(int token, Sink sink) {
        for (int i = depth; i > 0; i--) {
            if (tokens[i] == token) {
                drain(sink);
                depth = i - 1;
                break;
            }
        }
        return depth == 0;
    }

    /** The client for whom the thread works. */
    synchronized Client client() {
        return clients[depth];
    }

    /** Whether the thread works on a request from outside. */
    synchronized boolean serving() {
        for (int i = depth; i > 0; i--) {
            if (requests[i]) {
                return true;
            }
        }
        return false;
    }
}
