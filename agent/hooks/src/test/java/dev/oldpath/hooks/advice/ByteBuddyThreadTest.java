package dev.oldpath.hooks.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ByteBuddyThreadTest {
    private static final long LONG_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long SHORT_MILLIS = 200;

    private static ByteBuddyThread started(Callable<?> warmUp, long patienceMillis) {
        ByteBuddyThread thread = new ByteBuddyThread(warmUp, patienceMillis);
        thread.begin();
        return thread;
    }

    @Test
    void a_hooked_class_waits_until_byte_buddy_is_loaded() throws Exception {
        CountDownLatch mayLoad = new CountDownLatch(1);
        ByteBuddyThread thread = started(
                () -> {
                    mayLoad.await();
                    return null;
                },
                LONG_MILLIS);
        FutureTask<Void> application = new FutureTask<>(thread::awaitLoaded, null);
        Thread other = new Thread(application, "application");
        other.start();
        while (other.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        mayLoad.countDown();
        application.get();
        assertThatCode(thread::awaitLoaded).doesNotThrowAnyException();
    }

    @Test
    void a_thread_that_dies_of_anything_ends_the_wait_with_its_reason() {
        ByteBuddyThread thread = started(
                () -> {
                    throw new NoClassDefFoundError("net/bytebuddy/asm/Advice");
                },
                LONG_MILLIS);
        assertThatIllegalStateException()
                .isThrownBy(thread::awaitLoaded)
                .withMessage(
                        "Byte Buddy could not be loaded: java.lang.NoClassDefFoundError: net/bytebuddy/asm/Advice");
    }

    @Test
    void even_when_there_is_no_memory_for_the_reason() {
        ByteBuddyThread thread = started(
                () -> {
                    throw new OutOfMemoryError() {
                        private static final long serialVersionUID = 1;

                        @Override
                        public String getMessage() {
                            throw new OutOfMemoryError("again");
                        }
                    };
                },
                LONG_MILLIS);
        assertThatIllegalStateException()
                .isThrownBy(thread::awaitLoaded)
                .withMessageStartingWith("Byte Buddy could not be loaded: ");
    }

    @Test
    void a_thread_that_the_jvm_does_not_start_fails_the_hooks_and_not_the_agent() {
        CountDownLatch never = new CountDownLatch(1);
        ByteBuddyThread thread = started(
                () -> {
                    never.await();
                    return null;
                },
                LONG_MILLIS);
        assertThatCode(thread::begin).doesNotThrowAnyException(); // a second time: the JVM refuses
        assertThatIllegalStateException()
                .isThrownBy(thread::awaitLoaded)
                .withMessageContaining("IllegalThreadStateException");
    }

    @Test
    void a_hooked_class_that_the_thread_itself_loads_does_not_wait_for_it() throws Exception {
        CompletableFuture<ByteBuddyThread> self = new CompletableFuture<>();
        CompletableFuture<Throwable> own = new CompletableFuture<>();
        ByteBuddyThread thread = started(
                () -> {
                    own.complete(catchThrowable(self.get()::awaitLoaded)); // as the transformer does
                    return null;
                },
                LONG_MILLIS);
        self.complete(thread);
        assertThat(own.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Byte Buddy is not loaded, and this thread loads it");
        assertThatCode(thread::awaitLoaded).doesNotThrowAnyException();
    }

    @Test
    void who_holds_a_lock_that_the_thread_needs_waits_once_and_not_for_ever() {
        Object lock = new Object();
        CountDownLatch held = new CountDownLatch(1);
        ByteBuddyThread thread = started(
                () -> {
                    held.await();
                    synchronized (lock) {
                        return null;
                    }
                },
                SHORT_MILLIS);
        synchronized (lock) {
            held.countDown();
            assertThatIllegalStateException()
                    .isThrownBy(thread::awaitLoaded)
                    .withMessage("Byte Buddy was not loaded within " + SHORT_MILLIS + " ms");
            long before = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                assertThatIllegalStateException().isThrownBy(thread::awaitLoaded);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofMillis(1_000 * SHORT_MILLIS));
        }
        for (Throwable still = catchThrowable(thread::awaitLoaded); still != null; ) {
            still = catchThrowable(thread::awaitLoaded); // the time limit of the test ends it
        }
    }
}
