package dev.oldpath.hooks.listening;

import dev.oldpath.weave.crossing.OldPathCalls;
import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds out who opens a socket from the calls that lead there. Thread-safe. */
final class Owners {
    /** Through these goes everybody. */
    private static final List<String> JDK =
            Arrays.asList("java.", "javax.net.", "sun.nio.", "sun.security.", "sun.reflect.", "jdk.internal.");

    /** Libraries that open sockets for others: the next in the chain of calls is the owner. */
    private static final NameEndings TRANSPORTS = NameEndings.of("/org/xnio/*");

    /** What does not speak HTTP: RMI, JMX and CORBA of the JDK, Tomcat's port for its shutdown, and its cluster. */
    private static final NameEndings NO_HTTP = NameEndings.of(
            "/sun/rmi/*",
            "/javax/rmi/*",
            "/sun/management/*",
            "/javax/management/*",
            "/com/sun/jmx/*",
            "/com/sun/corba/*",
            "/org/apache/catalina/core/StandardServer",
            "/org/apache/catalina/tribes/*");

    private final NameEndings watched;
    private final List<String> ignored;

    /**
     * Creates it.
     *
     * @param watched the classes with which watched servers listen
     * @param ignored classes and packages that do not serve endpoints, as an operator declares, and ports
     */
    Owners(NameEndings watched, List<String> ignored) {
        this.watched = watched;
        this.ignored = ignored;
    }

    /** Returns the top-level classes that are at work on the current thread, the innermost first, without those of the JDK. */
    static List<String> calls() {
        List<String> calls = new ArrayList<>();
        boolean ours = true;
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            String name = frame.getClassName();
            if (OldPathCalls.isOwner(name)) {
                ours = false;
                calls.clear();
            } else if (!ours && !isJdk(name)) {
                calls.add(topLevel(name));
            }
        }
        return calls;
    }

    /** Nested classes and lambdas belong to it; the names of lambdas change from run to run. */
    private static String topLevel(String name) {
        int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static boolean isJdk(String name) {
        for (String prefix : JDK) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the one of these that opens the socket. */
    static String owner(List<String> calls) {
        for (String name : calls) {
            if (!TRANSPORTS.has(internal(name))) {
                return name;
            }
        }
        return calls.isEmpty() ? "a class of the JDK" : calls.get(0);
    }

    /** Whether no old endpoint can be served there uncounted. */
    boolean isHarmless(String owner, List<String> calls) {
        String internalName = internal(owner);
        if (watched.has(internalName) || NO_HTTP.has(internalName)) {
            return true;
        }
        for (String name : calls) {
            for (String entry : ignored) {
                if (name.equals(entry) || name.startsWith(entry + ".") || entry.startsWith(name + "$")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether an operator declares that no endpoint is served on this port. */
    boolean isIgnored(int port) {
        return port != 0 && ignored.contains(String.valueOf(port));
    }

    private static String internal(String name) {
        return name.replace('.', '/');
    }
}
