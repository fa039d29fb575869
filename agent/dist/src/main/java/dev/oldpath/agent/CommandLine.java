package dev.oldpath.agent;

import java.lang.reflect.InvocationTargetException;

/** Where {@code java -jar oldpath-agent.jar} begins. */
public final class CommandLine {
    private CommandLine() {}

    /** Runs the command line, which needs Java 17 or newer. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Throwable {
        if (Double.parseDouble(System.getProperty("java.specification.version")) < 17) {
            System.err.println("The command line needs Java 17 or newer; this is Java "
                    + System.getProperty("java.version") + ". (As -javaagent the jar works from Java 8 on.)");
            System.exit(64);
        }
        IsolatedLoader loader = new IsolatedLoader(OldPathAgent.jar(), "review/", "inside/");
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass("dev.oldpath.review.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
