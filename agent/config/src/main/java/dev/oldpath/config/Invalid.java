package dev.oldpath.config;

/** A value that is not acceptable; the message says why and what to write instead. */
final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
        super(message, null, false, false);
    }

    /** The message; an exception made without one does not occur. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
