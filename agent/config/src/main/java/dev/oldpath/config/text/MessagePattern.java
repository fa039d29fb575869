package dev.oldpath.config.text;

/** Checks {@code kafka orders.v1}: a messaging system and one of its destinations. */
public final class MessagePattern {
    private MessagePattern() {}

    /** The pattern with one space between system and destination. */
    public static String normal(String text) throws Invalid {
        int space = text.indexOf(' ');
        String destination = space < 0 ? "" : text.substring(space + 1).trim();
        if (destination.isEmpty() || destination.indexOf(' ') >= 0) {
            throw new Invalid(
                    Problems.quote(text) + " is not a messaging system and a destination; write kafka orders.v1");
        }
        return text.substring(0, space) + " " + destination;
    }
}
