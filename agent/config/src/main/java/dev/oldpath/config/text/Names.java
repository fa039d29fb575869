package dev.oldpath.config.text;

/** Which characters make a name. */
public final class Names {
    private static final String HEADER_SIGNS = "!#$%&'*+-.^_`|~";
    private static final String CLIENT_SIGNS = "._+/@ -";
    private static final int LONGEST_CLIENT = 64;

    private Names() {}

    /** A package or class as Java source writes it, such as {@code com.acme}. */
    public static boolean isDotted(String name) {
        int start = 0;
        while (true) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            if (start == end || !isIdentifier(name, start, end)) {
                return false;
            }
            if (dot < 0) {
                return true;
            }
            start = dot + 1;
        }
    }

    private static boolean isIdentifier(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (i == start ? !Character.isJavaIdentifierStart(c) : !Character.isJavaIdentifierPart(c)) {
                return false;
            }
        }
        return true;
    }

    /** A field name of HTTP (RFC 9110, section 5.6.2). */
    public static boolean isHeader(String name) {
        return !name.isEmpty() && consistsOf(name, HEADER_SIGNS);
    }

    /** A client's name or version as telemetry accepts it; names of our own start with {@code _}. */
    public static boolean isClient(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_CLIENT
                && name.charAt(0) != '_'
                && consistsOf(name, CLIENT_SIGNS);
    }

    /** Whether the text has only ASCII letters, digits and these signs. */
    private static boolean consistsOf(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && signs.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
