package dev.oldpath.ledger;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own lines on standard error, each with time and level. Thread-safe.
 *
 * <p>Writes to the file descriptor and not to {@code System.err}: an application may have replaced that, and a line
 * written while a class is being transformed must not call the application.
 */
public final class Log {
    /** How much is logged. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);
    private static volatile Level level = Level.INFO;

    private Log() {}

    /** Sets the least important level that is still logged. */
    public static void level(Level least) {
        level = least;
    }

    /** Something does not work. */
    public static void error(String line) {
        write(Level.ERROR, line);
    }

    /** Something is not as it should be; the line also gives the fix. */
    public static void warn(String line) {
        write(Level.WARN, line);
    }

    /** Worth knowing once. */
    public static void info(String line) {
        write(Level.INFO, line);
    }

    /** For those who look for a fault in the agent. */
    public static void debug(String line, @Nullable Throwable cause) {
        if (level.compareTo(Level.DEBUG) >= 0) {
            StringBuilder text = new StringBuilder(line);
            for (Throwable t = cause; t != null; t = t.getCause()) {
                text.append(": ").append(t);
                StackTraceElement[] trace = t.getStackTrace();
                for (int i = 0; i < Math.min(trace.length, 8); i++) {
                    text.append("\n[oldpath]     at ").append(trace[i]);
                }
            }
            write(Level.DEBUG, text.toString());
        }
    }

    /** What receivers, classes and files are called is from outside: it must not steer a terminal, nor look like another line. */
    static String harmless(String text, boolean lines) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(steers(c) && !(lines && c == '\n') ? '?' : c);
        }
        return plain.toString();
    }

    private static boolean steers(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void write(Level lineLevel, String line) {
        if (level.compareTo(lineLevel) < 0) {
            return;
        }
        String stamp = "[oldpath] " + UtcTime.text(System.currentTimeMillis()) + " " + lineLevel + " ";
        byte[] bytes = (stamp + harmless(line, lineLevel == Level.DEBUG) + System.lineSeparator())
                .getBytes(StandardCharsets.UTF_8);
        try {
            // One write call, so that lines of several threads do not mix.
            ERR.write(bytes);
        } catch (IOException e) {
            // Standard error is closed: nobody can read it.
        }
    }
}
