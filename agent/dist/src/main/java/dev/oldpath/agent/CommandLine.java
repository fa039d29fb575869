package dev.oldpath.agent;

import java.lang.reflect.InvocationTargetException;

/** Where {@code java -jar oldpath-agent.jar} begins. */
public final class CommandLine {
    private CommandLine() {}

    /** The exit code when the command line could not start; 1 would be a verdict. */
    private static final int DEFECT = 70;

    /** Runs the command line, which needs Java 17 or newer. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        if (Double.parseDouble(System.getProperty("java.specification.version")) < 17) {
            System.err.println("The command line needs Java 17 or newer; this is Java "
                    + System.getProperty("java.version") + ". (As -javaagent the jar works from Java 8 on.)");
            System.exit(64);
        }
        try {
            IsolatedLoader loader = new IsolatedLoader(OldPathAgent.jar(), "review/", "inside/");
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass("dev.oldpath.review.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (Throwable e) {
            Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            System.err.println("oldpath: the command line does not start: " + cause);
            System.exit(DEFECT);
        }
    }
}
