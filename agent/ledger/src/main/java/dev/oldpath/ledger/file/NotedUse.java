package dev.oldpath.ledger.file;

/** What a ledger file knows of one client of a path. Immutable. */
public final class NotedUse {
    private final String[] texts;
    private final long count;
    private final long lastMillis;

    NotedUse(String[] texts, long count, long lastMillis) {
        this.texts = texts;
        this.count = count;
        this.lastMillis = lastMillis;
    }

    /** The kind of the path, as evidence names it. */
    public String kind() {
        return texts[0];
    }

    /** The id of the path. */
    public String path() {
        return texts[1];
    }

    /** {@code read} or {@code write}; empty where they are not counted apart. */
    public String access() {
        return texts[2];
    }

    /** The client's name. */
    public String clientName() {
        return texts[3];
    }

    /** The client's version. */
    public String clientVersion() {
        return texts[4];
    }

    /** What identified the client. */
    public String clientSource() {
        return texts[5];
    }

    /** How many uses had been counted since the last export that arrived, at least 1. */
    public long count() {
        return Math.max(1, count);
    }

    /** When the last one was, Unix time in milliseconds; at most about a second early. */
    public long lastMillis() {
        return lastMillis;
    }
}
