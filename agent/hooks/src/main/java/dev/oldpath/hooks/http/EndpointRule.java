package dev.oldpath.hooks.http;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * An {@code endpoint:} rule such as {@code GET /v1/orders/**}. Immutable.
 *
 * <p>{@code {id}} stands for one segment, {@code **} for any number of segments, {@code *} for any characters of one
 * segment. A rule for GET counts HEAD too, which servers answer with the same code.
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
                boolean variable = segment.startsWith("{") && segment.endsWith("}");
                segments.add(new Glob(variable ? "*" : segment));
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
        return methodMatches && matches(0, requestSegments, 0);
    }

    private boolean matches(int at, List<String> request, int from) {
        if (at == segments.size()) {
            return from == request.size();
        }
        if (anyNumber.get(at)) {
            for (int next = from; next <= request.size(); next++) {
                if (matches(at + 1, request, next)) {
                    return true;
                }
            }
            return false;
        }
        return from < request.size()
                && segments.get(at).matches(request.get(from))
                && matches(at + 1, request, from + 1);
    }
}
