package dev.oldpath.wiring;

import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import org.jspecify.annotations.Nullable;

/**
 * What the agent may do on a thread of the application under a SecurityManager: what the agent itself may, whatever the
 * application may. Code of the application that the agent calls gains nothing by that.
 */
final class Privileges {
    /** Since Java 24 there is none, and its method will go. */
    private static final boolean MANAGERS_EXIST = hasManagers(System.getProperty("java.specification.version"));

    private Privileges() {}

    private static boolean hasManagers(String version) {
        return version.startsWith("1.") || Integer.parseInt(version) < 24;
    }

    /** Whether a SecurityManager is set now. */
    static boolean areChecked() {
        return MANAGERS_EXIST && System.getSecurityManager() != null;
    }

    /** Runs an action with the permissions of the agent alone. */
    static <T extends @Nullable Object> T call(PrivilegedExceptionAction<T> action) throws Exception {
        if (!MANAGERS_EXIST) {
            return action.run();
        }
        try {
            return AccessController.doPrivileged(action);
        } catch (PrivilegedActionException e) {
            throw e.getException();
        }
    }
}
