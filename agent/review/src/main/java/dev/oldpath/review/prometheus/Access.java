package dev.oldpath.review.prometheus;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where Prometheus is and how it lets us in.
 *
 * @param url may carry a user and a password
 * @param patience how long one answer may take, from the connection to its last byte
 * @param authorization the value of the header of that name
 * @param tls whom we trust and who we are, if not as the JDK does by default
 */
public record Access(
        String url,
        Duration patience,
        @Nullable String authorization,
        @Nullable SSLContext tls) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "access to " + shown(url);
    }

    /** A URL without the secrets that it may carry, even if it is not well-formed: user and password, and all that follows its path. */
    public static String shown(String url) {
        return url.replaceFirst("^([A-Za-z]*://)?.*@", "$1***@").replaceFirst("(?s)[?#].*", "?***");
    }
}
