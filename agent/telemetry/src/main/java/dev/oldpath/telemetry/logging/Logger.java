package dev.oldpath.telemetry.logging;

import dev.oldpath.ledger.Log;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the log messages of a library as the agent's debug lines. Thread-safe. */
public final class Logger {
    private final String name;

    private Logger(String name) {
        this.name = name;
    }

    /** Returns a logger with this name. */
    public static Logger getLogger(String name) {
        return new Logger(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Whether messages of this importance are written. */
    public boolean isLoggable(Level level) {
        return level.isLogged();
    }

    /** Writes a message. */
    public void log(Level level, String message) {
        log(level, message, (Throwable) null);
    }

    /** Writes a message and its values. */
    public void log(Level level, String message, Object @Nullable [] values) {
        log(level, message + " " + Arrays.toString(values));
    }

    /** Writes a message and its cause. */
    public void log(Level level, String message, @Nullable Throwable cause) {
        if (level.isLogged()) {
            Log.debug(name + " " + level + ": " + message, cause);
        }
    }

    /** Writes a warning. */
    public void warning(String message) {
        log(Level.WARNING, message);
    }

    /** Writes a message of the level info. */
    public void info(String message) {
        log(Level.INFO, message);
    }

    /** Writes a detail. */
    public void fine(String message) {
        log(Level.FINE, message);
    }
}
