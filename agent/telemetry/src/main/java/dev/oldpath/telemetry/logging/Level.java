package dev.oldpath.telemetry.logging;

/** How important a message is. It replaces the class of the same name. */
public final class Level {
    public static final Level SEVERE = new Level("severe", true);
    public static final Level WARNING = new Level("warning", true);
    public static final Level INFO = new Level("info", true);
    public static final Level FINE = new Level("fine", false);
    public static final Level FINER = new Level("finer", false);
    public static final Level FINEST = new Level("finest", false);

    private final String name;
    private final boolean isLogged;

    private Level(String name, boolean isLogged) {
        this.name = name;
        this.isLogged = isLogged;
    }

    boolean isLogged() {
        return isLogged;
    }

    @Override
    public String toString() {
        return name;
    }
}
