package dev.oldpath.weave.reflection;

/** Finds out who is at work, where that matters only once. */
final class Callers {
    private static final String BOOT = "java.lang.$OldPath";

    private Callers() {}

    /** Returns the name of the class that the current thread has left for us. */
    static String ofReflection() {
        StackTraceElement[] frames = new Throwable().getStackTrace();
        boolean left = false;
        for (StackTraceElement frame : frames) {
            boolean boot = frame.getClassName().equals(BOOT);
            if (left && !boot) {
                return frame.getClassName();
            }
            left |= boot;
        }
        return "code unknown";
    }
}
