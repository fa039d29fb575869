package dev.oldpath.hooks.http;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.rule.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * An {@code endpoint:} rule such as {@code GET /v1/orders/**}. Immutable.
 *
 * <p>{@code {id}} matches one segment, {@code **} for any number of segments, {@code *} for any characters of one
 * segment; a variable may share its segment with other text, as in {@code {id}.json}. A rule for GET counts HEAD too,
 * which servers answer with the same code.
 */
final class EndpointRule {
    private final String method;
    private final List<Glob> segments = new ArrayList<>();
    private final List<Boolean> anyNumber = new ArrayList<>();
    private final Path path;

    EndpointRule(String pattern, Path path) {
        int space = pattern.indexOf(' ');
        this.method = pattern.substring(0, space);
        this.path = path;
        for (String segment : route(pattern).split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(new Glob(variablesAsStars(segment)));
                anyNumber.add(segment.equals("**"));
            }
        }
    }

    /** The path part of a pattern. */
    static String route(String pattern) {
        return pattern.substring(pattern.indexOf(' ') + 1).trim();
    }

    Path path() {
        return path;
    }

    boolean matches(String requestMethod, List<String> requestSegments) {
        boolean methodMatches = method.equals("*")
                || method.equalsIgnoreCase(requestMethod)
                || (method.equalsIgnoreCase("GET") && requestMethod.equalsIgnoreCase("HEAD"));
        return methodMatches && matches(requestSegments);
    }

    /**
     * As {@link Glob} does it, with segments for characters: the last {@code **} takes one segment more after each
     * mismatch. Trying all ways to share the segments among several of them would let one long path from outside keep a
     * processor busy for minutes.
     */
    private boolean matches(List<String> request) {
        int rule = 0;
        int at = 0;
        int any = -1;
        int retry = 0;
        while (at < request.size()) {
            if (rule < segments.size() && anyNumber.get(rule)) {
                any = rule++;
                retry = at;
            } else if (rule < segments.size() && segments.get(rule).matches(request.get(at))) {
                rule++;
                at++;
            } else if (any >= 0) {
                rule = any + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (rule < segments.size() && anyNumber.get(rule)) {
            rule++;
        }
        return rule == segments.size();
    }

    /** {@code {id}.json} becomes {@code *.json}; braces inside a variable belong to its pattern. */
    private static String variablesAsStars(String segment) {
        StringBuilder glob = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '{') {
                glob.append(depth++ == 0 ? "*" : "");
            } else if (c == '}' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                glob.append(c);
            }
        }
        return glob.toString();
    }
}
