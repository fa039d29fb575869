package dev.oldpath.weave.reflection;

import dev.oldpath.weave.crossing.OldPathCalls;

/** Finds out who is at work, where that matters only once. */
final class Callers {
    private Callers() {}

    /** Returns the name of the class that the current thread has left for us. */
    static String ofReflection() {
        StackTraceElement[] frames = new Throwable().getStackTrace();
        boolean left = false;
        for (StackTraceElement frame : frames) {
            boolean boot = OldPathCalls.isOwner(frame.getClassName());
            if (left && !boot) {
                return frame.getClassName();
            }
            left |= boot;
        }
        return "code unknown";
    }
}
