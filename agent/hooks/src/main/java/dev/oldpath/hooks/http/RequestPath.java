package dev.oldpath.hooks.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a request's path into segments the way servers do before they look for who handles it: without query and path
 * parameters (RFC 3986, 3.3), decoded, without empty and dot segments. A spelling that reaches the old endpoint must
 * not escape its rule.
 */
final class RequestPath {
    private RequestPath() {}

    /** The segments of a path that is written down, and has nothing encoded. */
    static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            add(names, name);
        }
        return names;
    }

    static List<String> segments(String raw) {
        int end = raw.length();
        for (char stop : new char[] {'?', '#'}) {
            int at = raw.indexOf(stop);
            end = at >= 0 && at < end ? at : end;
        }
        List<String> segments = new ArrayList<>();
        for (String part : raw.substring(Math.min(start(raw), end), end).split("/", -1)) {
            int parameter = part.indexOf(';');
            String encoded = parameter < 0 ? part : part.substring(0, parameter);
            // A slash hidden in a segment separates as well: some servers let it.
            for (String segment : decode(encoded).split("/", -1)) {
                add(segments, segment);
            }
        }
        return segments;
    }

    /** Behind scheme and authority, when a proxy sent the absolute form (RFC 9112, 3.2.2). */
    private static int start(String raw) {
        int scheme = raw.indexOf("://");
        if (scheme < 0 || raw.startsWith("/")) {
            return 0;
        }
        int path = raw.indexOf('/', scheme + 3);
        return path < 0 ? raw.length() : path;
    }

    private static void add(List<String> segments, String segment) {
        if (segment.equals("..")) {
            if (!segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            }
        } else if (!segment.isEmpty() && !segment.equals(".")) {
            segments.add(segment);
        }
    }

    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[length++] = bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
