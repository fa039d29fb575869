package dev.oldpath.config.text;

/** Reads {@code true} and {@code false}. */
public final class Flag {
    private Flag() {}

    /**
     * Returns the value, in whatever case it is written.
     *
     * @throws Invalid when it is neither
     */
    public static boolean parse(String value) throws Invalid {
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return value.equalsIgnoreCase("true");
        }
        throw new Invalid(Problems.quote(value) + " is neither true nor false; write one of them");
    }
}
