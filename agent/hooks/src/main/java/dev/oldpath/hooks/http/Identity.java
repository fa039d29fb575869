package dev.oldpath.hooks.http;

import dev.oldpath.config.ClientRule;
import dev.oldpath.config.HeaderPair;
import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.ClientSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request: the operator's rules, then the configured header pairs, W3C {@code baggage}, the product token of
 * {@code User-Agent} (RFC 9110, 10.1.5). Immutable.
 */
final class Identity {
    /** Longer headers are not worth reading. */
    private static final int MAX_HEADER = 8192;

    private final List<ClientRule> rules;
    private final List<HeaderPair> pairs;

    Identity(List<ClientRule> rules, List<HeaderPair> pairs) {
        this.rules = rules;
        this.pairs = pairs;
    }

    Client of(RequestReader reader, Object request) {
        for (ClientRule rule : rules) {
            if (matches(rule, header(reader, request, rule.header()))) {
                return Client.of(rule.name(), rule.version(), ClientSource.HEADER);
            }
        }
        for (HeaderPair pair : pairs) {
            String name = header(reader, request, pair.name());
            if (name != null) {
                String version = pair.version() == null ? null : header(reader, request, pair.version());
                return Client.of(name, version, ClientSource.HEADER);
            }
        }
        String baggage = header(reader, request, "baggage");
        if (baggage != null) {
            String name = entry(baggage, "client.name");
            if (name != null) {
                return Client.of(name, entry(baggage, "client.version"), ClientSource.BAGGAGE);
            }
        }
        String userAgent = header(reader, request, "User-Agent");
        return userAgent == null ? Client.UNKNOWN : product(userAgent);
    }

    /** Returns the header's value, or null when there is none worth reading. */
    private static @Nullable String header(RequestReader reader, Object request, String name) {
        String value = reader.header(request, name);
        return value == null || value.length() > MAX_HEADER || value.trim().isEmpty() ? null : value;
    }

    private static boolean matches(ClientRule rule, @Nullable String value) {
        if (value == null) {
            return false;
        }
        String wanted = rule.value();
        return wanted.endsWith("*") ? value.startsWith(wanted.substring(0, wanted.length() - 1)) : value.equals(wanted);
    }

    /** Returns the value of a baggage entry: {@code key=value;property,key=value}, values percent-encoded. */
    static @Nullable String entry(String baggage, String key) {
        for (String member : baggage.split(",", -1)) {
            int equals = member.indexOf('=');
            if (equals > 0 && member.substring(0, equals).trim().equals(key)) {
                int properties = member.indexOf(';', equals);
                String value = member.substring(equals + 1, properties < 0 ? member.length() : properties);
                String decoded = RequestPath.decode(value.trim());
                return decoded.isEmpty() ? null : decoded;
            }
        }
        return null;
    }

    /** Returns the first product: {@code AcmeMobile/4.2 (iPhone) Other/1} is AcmeMobile in version 4.2. */
    static Client product(String userAgent) {
        String text = userAgent.trim();
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '(') {
            end++;
        }
        String product = text.substring(0, end);
        int slash = product.indexOf('/');
        String name = slash < 0 ? product : product.substring(0, slash);
        String version = slash < 0 ? null : product.substring(slash + 1);
        return Client.of(name, version, ClientSource.USER_AGENT);
    }
}
