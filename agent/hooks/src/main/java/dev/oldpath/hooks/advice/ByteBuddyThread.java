package dev.oldpath.hooks.advice;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Loads Byte Buddy and initialises what the hooks use of it, so that no thread of the application has to: that takes some
 * hundred milliseconds the first time. A thread that loads a hooked class before waits for the rest.
 *
 * <p>This cannot end in a deadlock. The thread needs locks of the agent's own loader and of JDK classes. Who waits is inside
 * a transformation, and there neither an agent's class nor a JDK class is being initialised that Byte Buddy uses. Should
 * that ever be wrong, the wait ends after {@value #PATIENCE_SECONDS} seconds; the class then runs as it is, and its hook is
 * reported as failed.
 */
public final class ByteBuddyThread {
    private static final long PATIENCE_SECONDS = 30;

    private static final CountDownLatch LOADED = new CountDownLatch(1);
    private static volatile boolean started;
    private static volatile @Nullable String failure;

    private ByteBuddyThread() {}

    /** Starts the thread, a daemon. Called once. */
    public static void start() {
        started = true;
        Thread thread = new Thread("oldpath-byte-buddy") {
            @Override
            public void run() {
                load();
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try {
            WarmUp.run();
        } catch (Throwable e) {
            failure = e.toString();
        } finally {
            LOADED.countDown();
        }
    }

    /**
     * Waits until Byte Buddy is loaded; does not if nobody has started the thread, as in tests.
     *
     * @throws IllegalStateException when it could not be loaded
     */
    static void await() {
        if (!started) {
            return;
        }
        if (!isLoaded()) {
            throw new IllegalStateException("Byte Buddy is not loaded after " + PATIENCE_SECONDS + " s");
        }
        if (failure != null) {
            throw new IllegalStateException("Byte Buddy could not be loaded: " + failure);
        }
    }

    private static boolean isLoaded() {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (true) {
                try {
                    return LOADED.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
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
