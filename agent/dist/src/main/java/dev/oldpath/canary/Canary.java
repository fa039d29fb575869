package dev.oldpath.canary;

import dev.oldpath.api.OldPath;

/** Loaded and called by the agent as if it were the application's: if this is counted, others are. */
public final class Canary implements Runnable {
    @Override
    @OldPath(id = "oldpath.canary")
    public void run() {
        // Being called is all it does.
    }
}
