package dev.oldpath.weave.late;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Calls that were running when their methods were woven: they go on in the old code, which does not count. Not
 * thread-safe.
 *
 * <p>A call is over as soon as its thread's stack is another one below it. A call of the same method by the same caller
 * looks like the old one, so this errs towards waiting. Nobody shows the stacks of virtual threads: where there are any,
 * one of them may be in such a call for ever.
 */
final class OldFrames {
    /** Started by the JDK with the first virtual thread. */
    private static final String HELPER_OF_VIRTUAL_THREADS = "VirtualThread-unparker";

    private final Map<Thread, StackTraceElement[]> calls = new HashMap<>();
    private boolean virtualThreads;

    /**
     * Looks for running calls.
     *
     * @param methods that have been woven, such as {@code com.acme.Orders.total}
     */
    OldFrames(Set<String> methods) {
        if (methods.isEmpty()) {
            return;
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            // Asked one by one, as later: all at once, JDK 25 shows frames that it hides otherwise.
            StackTraceElement[] stack = thread.getStackTrace();
            virtualThreads |= thread.getName().startsWith(HELPER_OF_VIRTUAL_THREADS);
            for (int i = stack.length - 1; i >= 0; i--) {
                if (methods.contains(stack[i].getClassName() + '.' + stack[i].getMethodName())) {
                    calls.put(thread, Arrays.copyOfRange(stack, i, stack.length));
                    break;
                }
            }
        }
    }

    /** Whether one of the calls may still be running. */
    boolean remain() {
        for (Iterator<Map.Entry<Thread, StackTraceElement[]>> all =
                        calls.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<Thread, StackTraceElement[]> call = all.next();
            if (!isOn(call.getKey().getStackTrace(), call.getValue())) {
                all.remove();
            }
        }
        return virtualThreads || !calls.isEmpty();
    }

    /** Whether a stack ends in these calls. Lines do not count: a method that has been woven again loses them. */
    private static boolean isOn(StackTraceElement[] stack, StackTraceElement[] call) {
        int above = stack.length - call.length;
        if (above < 0) {
            return false;
        }
        for (int i = 0; i < call.length; i++) {
            if (!stack[above + i].getClassName().equals(call[i].getClassName())
                    || !stack[above + i].getMethodName().equals(call[i].getMethodName())) {
                return false;
            }
        }
        return true;
    }
}
