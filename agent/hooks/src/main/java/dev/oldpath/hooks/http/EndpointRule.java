package dev.oldpath.hooks.http;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.rule.Glob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An {@code endpoint:} rule such as {@code GET /v1/orders/**}. Thread-safe; only whether it is proven changes, and only once.
 *
 * <p>{@code {id}} matches one segment, {@code **} for any number of segments, {@code *} for any characters of one
 * segment; a variable may share its segment with other text, as in {@code {id}.json}. A rule for GET counts HEAD too,
 * which servers answer with the same code.
 */
final class EndpointRule {
    private final String method;
    private final List<Segment> segments = new ArrayList<>();
    /** The names of the segments that are no wildcards. */
    private final Set<String> literals = new HashSet<>();

    private final String pattern;
    private final Path path;
    private final boolean confirmed;
    private volatile boolean proven;

    EndpointRule(String pattern, Path path) {
        this(pattern, path, false);
    }

    /**
     * Reads a rule.
     *
     * @param confirmed whether a person says that it names what is there
     */
    EndpointRule(String pattern, Path path, boolean confirmed) {
        this.confirmed = confirmed;
        int space = pattern.indexOf(' ');
        this.method = pattern.substring(0, space);
        this.pattern = pattern;
        this.path = path;
        for (String segment : route(pattern).split("/", -1)) {
            if (!segment.isEmpty()) {
                Segment read = new Segment(segment);
                segments.add(read);
                if (read.name != null) {
                    literals.add(read.name);
                }
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

    /** As it is written. */
    String pattern() {
        return pattern;
    }

    /** Whether a person says that it names what is there. */
    boolean isConfirmed() {
        return confirmed;
    }

    /** Whether a request or a route has shown that it names what is there. */
    boolean isProven() {
        return proven;
    }

    /** One of these has shown it. */
    void prove() {
        proven = true;
    }

    /** Whether a request that matches may take this route. */
    boolean mayMatch(Route route) {
        return mayEndAs(route) && agrees(route, 0, 0, false);
    }

    private boolean mayEndAs(Route route) {
        if (route.suffix().isEmpty()) {
            return true;
        }
        if (segments.isEmpty()) {
            return false;
        }
        String last = segments.get(segments.size() - 1).name;
        return last == null || last.endsWith(route.suffix());
    }

    /**
     * Whether the route has every name of the rule. What a rule says behind the names of a route may be mistyped. One that has no names at
     * all, such as {@code GET /{id}}, may be written for another context.
     */
    boolean isNamedBy(Route route) {
        boolean hasNames = !literals.isEmpty() || segments.stream().anyMatch(segment -> segment.anyNumber);
        return hasNames && route.suffix().isEmpty() && agrees(route, 0, 0, true);
    }

    /** How many names they have in common. */
    int namesOf(Route route) {
        int common = 0;
        for (String name : route.names()) {
            common += literals.contains(name) ? 1 : 0;
        }
        return common;
    }

    /**
     * Whether the segments from one on agree with the names of a route from one on.
     *
     * @param named whether only wildcards may stand for what the route leaves open
     */
    private boolean agrees(Route route, int at, int name, boolean named) {
        List<String> names = route.names();
        if (name == names.size()) {
            return isLeftOpen(route, at, named);
        }
        if (at == segments.size()) {
            return false;
        }
        Segment segment = segments.get(at);
        if (segment.anyNumber) {
            return agrees(route, at + 1, name, named) || agrees(route, at, name + 1, named);
        }
        boolean goesOn = !named
                && route.hasAnyEnding()
                && name == names.size() - 1
                && (segment.name == null || segment.name.startsWith(names.get(name)));
        return (goesOn || segment.glob.matches(names.get(name))) && agrees(route, at + 1, name + 1, named);
    }

    private boolean isLeftOpen(Route route, int from, boolean named) {
        for (Segment segment : segments.subList(from, segments.size())) {
            boolean left = route.isOpen() ? !named || segment.name == null : segment.anyNumber;
            if (!left) {
                return false;
            }
        }
        return true;
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
            if (rule < segments.size() && segments.get(rule).anyNumber) {
                any = rule++;
                retry = at;
            } else if (rule < segments.size() && segments.get(rule).glob.matches(request.get(at))) {
                rule++;
                at++;
            } else if (any >= 0) {
                rule = any + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (rule < segments.size() && segments.get(rule).anyNumber) {
            rule++;
        }
        return rule == segments.size();
    }

    /** A part of the rule between slashes. */
    private static final class Segment {
        final Glob glob;
        /** Whether it stands for any number of segments. */
        final boolean anyNumber;
        /** What it is if it is no wildcard; else null. */
        final @Nullable String name;

        Segment(String text) {
            String pattern = decoded(variablesAsStars(text));
            glob = new Glob(pattern);
            anyNumber = text.equals("**");
            name = pattern.indexOf('*') < 0 ? pattern : null;
        }
    }

    /** As requests are read; what would turn into a wildcard or two segments stays. */
    private static String decoded(String glob) {
        String decoded = RequestPath.decode(glob);
        boolean same = glob.indexOf('*') >= 0 || decoded.indexOf('*') >= 0 || decoded.indexOf('/') >= 0;
        return same ? glob : decoded;
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
