package dev.oldpath.review.credentials;

import dev.oldpath.review.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Values of the header {@code Authorization}. */
public final class Authorization {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Authorization() {}

    /**
     * A bearer token.
     *
     * @param place the flag and file, or the environment variable, that holds the token
     */
    public static String bearer(String place, String token) {
        // The HTTP client would refuse it too, with a message that shows it.
        if (!TOKEN.matcher(token).matches()) {
            throw Problem.usage(place + (token.isEmpty() ? ": is empty" : ": is more than one word of ASCII characters")
                    + "; put the token there, and nothing else");
        }
        return "Bearer " + token;
    }

    /**
     * Basic authentication.
     *
     * @param place the flag and file, or the environment variable, that holds the password
     */
    public static String basic(String user, String place, String password) {
        if (password.isEmpty() || CONTROL.matcher(password).find()) {
            throw Problem.usage(place + (password.isEmpty() ? ": is empty" : ": is more than one line")
                    + "; put the password there, and nothing else");
        }
        return basic(user + ":" + password);
    }

    /** Basic authentication with what a URL carries: {@code user:password}. */
    public static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
