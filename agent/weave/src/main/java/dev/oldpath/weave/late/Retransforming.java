package dev.oldpath.weave.late;

/** Tells which classes the agent itself has transformed again: what others do so may be changed by them after us. Thread-safe. */
public final class Retransforming {
    private static final ThreadLocal<Boolean> OURS = new ThreadLocal<>();

    private Retransforming() {}

    /** The current thread begins to transform classes again for the agent. */
    public static void begin() {
        OURS.set(true);
    }

    /** It has ended. */
    public static void end() {
        OURS.remove();
    }

    /** Whether the current thread does so for the agent. */
    public static boolean isOurs() {
        return OURS.get() != null;
    }
}
