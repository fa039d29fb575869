package dev.oldpath.agent;

/**
 * Distinguishes tools of the JDK (javac, keytool, jps), which inherit {@code JAVA_TOOL_OPTIONS}, from applications. An agent
 * in them only costs time.
 */
final class JdkTool {
    private JdkTool() {}

    static boolean isRunning() {
        String command = System.getProperty("sun.java.command", "");
        if (command.contains(".launcher.")) {
            return false; // java Main.java: the compiler launches an application
        }
        String module = System.getProperty("jdk.module.main", "");
        return module.startsWith("jdk.")
                || module.startsWith("java.")
                // Java 8
                || command.startsWith("com.sun.tools.")
                || command.startsWith("sun.tools.")
                || command.startsWith("sun.security.tools.");
    }
}
