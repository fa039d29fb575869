package dev.oldpath.config.text;

import java.util.Locale;

/**
 * Checks {@code GET /v1/orders/{id}}: a method or {@code *}, and a path in which {@code *} and <code>{id}</code>
 * match one segment, and {@code **} matches any number.
 */
public final class EndpointPattern {
    private static final String EXAMPLE = "GET /v1/orders/{id}";

    private EndpointPattern() {}

    /** The pattern with one space between method and path. */
    public static String normal(String text) throws Invalid {
        int space = text.indexOf(' ');
        if (space < 0) {
            String fix = text.startsWith("/") ? "* " + text + " for all methods" : EXAMPLE;
            throw new Invalid(Problems.quote(text) + " is not a method and a path; write " + fix);
        }
        String method = text.substring(0, space);
        String path = text.substring(space + 1).trim();
        checkMethod(method);
        if (!path.startsWith("/")) {
            throw new Invalid(Problems.quote(path) + " is no path, it starts with no '/'; write " + EXAMPLE);
        }
        for (String segment : path.substring(1).split("/", -1)) {
            checkSegment(segment);
        }
        return method + " " + path;
    }

    private static void checkMethod(String method) throws Invalid {
        boolean token = Names.isHeader(method) && (method.equals("*") || method.indexOf('*') < 0);
        if (!token || !method.equals(method.toUpperCase(Locale.ROOT))) {
            throw new Invalid(Problems.quote(method) + " is no HTTP method; write it in capitals, or * for all");
        }
    }

    private static void checkSegment(String segment) throws Invalid {
        if (segment.indexOf('?') >= 0 || segment.indexOf('#') >= 0 || segment.indexOf(' ') >= 0) {
            throw new Invalid(
                    Problems.quote(segment) + " is no part of a path; leave out queries, fragments and blanks");
        }
        boolean wild = segment.equals("*") || segment.equals("**") || isVariable(segment);
        if (!wild && (segment.indexOf('*') >= 0 || segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0)) {
            throw new Invalid(
                    Problems.quote(segment) + " mixes text and wildcard; let *, ** or {id} be a whole segment");
        }
    }

    private static boolean isVariable(String segment) {
        int last = segment.length() - 1;
        return last > 1
                && segment.charAt(0) == '{'
                && segment.charAt(last) == '}'
                && Names.isHeader(segment.substring(1, last))
                && segment.indexOf('*') < 0;
    }
}
