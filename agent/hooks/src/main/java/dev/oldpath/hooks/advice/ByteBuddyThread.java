package dev.oldpath.hooks.advice;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Loads Byte Buddy and initialises what the hooks use of it, so that no thread of the application has to: that takes some
 * hundred milliseconds the first time. A thread that loads a hooked class before waits for the rest.
 *
 * <p>This cannot end in a deadlock. The thread needs locks of the agent's own loader and of JDK classes. Who waits is inside
 * a transformation, and there neither an agent's class nor a JDK class is being initialised that Byte Buddy uses. Should
 * that ever be wrong, the wait ends after {@value #PATIENCE_SECONDS} seconds, and no other class waits after that. A class
 * that could not wait for Byte Buddy runs as it is, and its hook is reported as failed.
 */
final class ByteBuddyThread {
    private static final long PATIENCE_SECONDS = 30;

    private static volatile @Nullable ByteBuddyThread started;

    private final Thread thread;
    private final long patienceMillis;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean loaded;
    private volatile String failure = "it ended early";
    private volatile boolean waitedInVain;

    /**
     * Creates a thread that has not been started.
     *
     * @param warmUp loads Byte Buddy
     */
    ByteBuddyThread(Callable<?> warmUp, long patienceMillis) {
        this.patienceMillis = patienceMillis;
        thread = new Thread("oldpath-byte-buddy") {
            @Override
            public void run() {
                load(warmUp);
            }
        };
        thread.setDaemon(true);
    }

    /**
     * Starts the thread, a daemon. Called once. Never throws: {@link #await} does.
     *
     * @param warmUp loads Byte Buddy
     */
    static void start(Callable<?> warmUp) {
        ByteBuddyThread thread = new ByteBuddyThread(warmUp, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        started = thread;
        thread.begin();
    }

    /**
     * Waits until Byte Buddy is loaded; does not if nobody has started the thread, as in tests, or before premain does.
     *
     * @throws IllegalStateException when it could not be loaded
     */
    static void await() {
        ByteBuddyThread thread = started;
        if (thread != null) {
            thread.awaitLoaded();
        }
    }

    void begin() {
        try {
            thread.start();
        } catch (Throwable e) {
            ended(e); // there may be no memory for a thread
        }
    }

    private void load(Callable<?> warmUp) {
        try {
            warmUp.call();
            loaded = true;
            ended.countDown();
        } catch (Throwable e) {
            ended(e);
        }
    }

    private void ended(Throwable cause) {
        try {
            failure = cause.toString();
        } finally {
            ended.countDown();
        }
    }

    void awaitLoaded() {
        if (loaded) {
            return;
        }
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("Byte Buddy is not loaded, and this thread loads it");
        }
        if (waitedInVain ? ended.getCount() > 0 : !isEnded()) {
            waitedInVain = true;
            throw new IllegalStateException("Byte Buddy was not loaded within " + patienceMillis + " ms");
        }
        if (!loaded) {
            throw new IllegalStateException("Byte Buddy could not be loaded: " + failure);
        }
    }

    private boolean isEnded() {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        try {
            while (true) {
                try {
                    return ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true; // meant for the application, which gets it back
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
