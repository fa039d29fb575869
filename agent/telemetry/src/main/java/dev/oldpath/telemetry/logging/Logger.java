package dev.oldpath.telemetry.logging;

import dev.oldpath.ledger.Log;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Passes on what a library says to the agent's debug lines. Thread-safe. */
public final class Logger {
    private final String name;

    private Logger(String name) {
        this.name = name;
    }

    /** Returns a logger with this name. */
    public static Logger getLogger(String name) {
        return new Logger(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Whether messages of this importance are passed on. */
    public boolean isLoggable(Level level) {
        return level.said();
    }

    /** Passes on a message. */
    public void log(Level level, String message) {
        log(level, message, (Throwable) null);
    }

    /** Passes on a message and its values. */
    public void log(Level level, String message, Object @Nullable [] values) {
        log(level, message + " " + Arrays.toString(values));
    }

    /** Passes on a message and its cause. */
    public void log(Level level, String message, @Nullable Throwable cause) {
        if (level.said()) {
            Log.debug(name + " " + level + ": " + message, cause);
        }
    }

    /** Passes on a warning. */
    public void warning(String message) {
        log(Level.WARNING, message);
    }

    /** Passes on an information. */
    public void info(String message) {
        log(Level.INFO, message);
    }

    /** Passes on a detail. */
    public void fine(String message) {
        log(Level.FINE, message);
    }
}
