package dev.oldpath.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.time.Instant;

/** Where the JVM enters the agent. */
public final class OldPathAgent {
    private static final String GRANT = "under a SecurityManager the policy has to grant"
            + " java.security.AllPermission to the code base oldpath-agent.jar";

    private OldPathAgent() {}

    /**
     * Starts the agent. Whatever goes wrong, the application starts.
     *
     * @param arguments {@code key=value,key=value}, or null
     */
    @SuppressWarnings("SystemOut") // standard error is where an operator looks
    public static void premain(String arguments, Instrumentation instrumentation) {
        try {
            if (JdkTool.isRunning() || isStarted()) {
                return;
            }
            File jar = jar();
            ClassLoader inside = new IsolatedLoader(jar, "inside/");
            inside.loadClass("dev.oldpath.wiring.AgentStart")
                    .getMethod("start", String.class, Instrumentation.class, File.class)
                    .invoke(null, arguments, instrumentation, jar);
        } catch (Throwable e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            System.err.println(stamp("ERROR") + "not started (" + cause + "): the application runs without the agent"
                    + (cause instanceof SecurityException ? "; " + GRANT : ""));
        }
    }

    /** Whether another copy of the agent is at work already. */
    @SuppressWarnings("SystemOut")
    private static boolean isStarted() {
        try {
            Class.forName("java.lang.$OldPath", false, null);
            System.err.println(stamp("WARN") + "attached twice: the second -javaagent:oldpath-agent.jar has no effect");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** What a line begins with, as in all lines of the agent. */
    private static String stamp(String level) {
        return "[oldpath] " + Instant.now() + " " + level + " ";
    }

    static File jar() throws Exception {
        URI place = OldPathAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        File jar = new File(place);
        if (!jar.isFile()) {
            throw new IllegalStateException("the agent has to be in its own jar, not in " + jar);
        }
        return jar;
    }
}
