package dev.oldpath.review.terminal;

/** What no terminal takes for a command. */
public final class Ascii {
    /** The last character that JSON holds as it is. What comes after it is escaped there: it may be one such as U+009B. */
    public static final int LAST_IN_JSON = '~';

    private Ascii() {}
}
