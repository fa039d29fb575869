package dev.oldpath.config.text;

/** A value that is not acceptable; the message gives the reason and what to write instead. */
public final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    public Invalid(String message) {
        super(message, null, false, false);
    }

    /** The message; an exception made without one does not occur. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
