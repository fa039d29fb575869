package dev.oldpath.hooks.http;

import java.util.Collections;
import java.util.List;

/** Paths that a server hands to one piece of code, as that was registered: a servlet's mapping, a context. Immutable. */
public final class Route {
    private final String text;
    private final List<String> names;
    private final boolean open;
    private final boolean anyEnding;
    private final String suffix;
    private final boolean answers;

    private Route(String text, boolean open, boolean anyEnding, String suffix, boolean answers) {
        this.text = text;
        this.names = Collections.unmodifiableList(names(text, open, suffix));
        this.open = open;
        this.anyEnding = anyEnding;
        this.suffix = suffix;
        this.answers = answers;
    }

    private static List<String> names(String text, boolean open, String suffix) {
        int end = text.length() - (open && text.endsWith("*") ? 1 : 0) - (suffix.isEmpty() ? 0 : suffix.length() + 1);
        return RequestPath.names(text.substring(0, end));
    }

    /**
     * A mapping of the servlet specification.
     *
     * @param context the path of the web application; empty for that of the root
     * @param mapping such as {@code /orders/*}, {@code /orders}, {@code /} or {@code *.do}
     * @param answers whether what is mapped answers requests; a filter may, or let them pass
     */
    public static Route ofServlet(String context, String mapping, boolean answers) {
        if (mapping.startsWith("*.")) {
            return new Route(context + "/" + mapping, true, false, mapping.substring(1), answers);
        }
        boolean open = mapping.equals("/") || mapping.equals("*") || mapping.endsWith("/*");
        String text = mapping.equals("/") || mapping.equals("*") ? "/*" : mapping;
        return new Route(context + (text.isEmpty() ? "/" : text), open, false, "", answers);
    }

    /** All paths that begin with this text, which need not end where a segment does. */
    public static Route ofPrefix(String prefix) {
        return new Route(prefix + "*", true, !prefix.endsWith("/"), "", true);
    }

    /** The names of the segments with which all its paths begin. */
    List<String> names() {
        return names;
    }

    /** Whether anything may follow these names. */
    boolean isOpen() {
        return open;
    }

    /** Whether the last of these names may go on. */
    boolean hasAnyEnding() {
        return anyEnding;
    }

    /** How all its paths end. */
    String suffix() {
        return suffix;
    }

    /** Whether what is there answers requests; else it may let them pass. */
    boolean answers() {
        return answers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Route && ((Route) other).text.equals(text) && ((Route) other).answers == answers;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** For people: {@code /api/orders/*}. */
    @Override
    public String toString() {
        return text;
    }
}
