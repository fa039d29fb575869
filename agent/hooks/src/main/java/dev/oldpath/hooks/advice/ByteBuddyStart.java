package dev.oldpath.hooks.advice;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Has Byte Buddy loaded before a hooked class needs it. Refers to nothing of it: who calls this must not load it. */
public final class ByteBuddyStart {
    private ByteBuddyStart() {}

    /** Starts a daemon thread that weaves a sample. Called once. Never throws: {@link ClassEdit#of} does. */
    public static void begin() {
        ByteBuddyThread.start(new Callable<Object>() {
            @Override
            public @Nullable Object call() throws Exception {
                WarmUp.run();
                return null;
            }
        });
    }
}
