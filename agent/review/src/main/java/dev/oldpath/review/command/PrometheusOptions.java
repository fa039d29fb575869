package dev.oldpath.review.command;

import dev.oldpath.review.credentials.Authorization;
import dev.oldpath.review.credentials.NamedFile;
import dev.oldpath.review.credentials.Tls;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.prometheus.Access;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Prometheus is and how it lets us in. Secrets are in files or in the environment: others can see a command line. */
final class PrometheusOptions {
    private static final String TOKEN = "OLDPATH_PROMETHEUS_TOKEN";
    private static final String PASSWORD = "OLDPATH_PROMETHEUS_PASSWORD";

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description = "Read the verdict that the OldPath rules recorded in this Prometheus.")
    private @Nullable String url;

    @Option(
            names = "--prometheus-timeout",
            paramLabel = "DURATION",
            description = "How long one answer of Prometheus may take. Default: 60s.")
    private Duration patience = Duration.ofSeconds(60);

    @Option(
            names = "--prometheus-token-file",
            paramLabel = "FILE",
            description = "Send the bearer token in this file. Or set " + TOKEN + ".")
    private @Nullable Path tokenFile;

    @Option(names = "--prometheus-user", paramLabel = "NAME", description = "Use basic authentication with this user.")
    private @Nullable String user;

    @Option(
            names = "--prometheus-password-file",
            paramLabel = "FILE",
            description = "The password of that user. Or set " + PASSWORD + ".")
    private @Nullable Path passwordFile;

    @Option(
            names = "--prometheus-ca",
            paramLabel = "FILE",
            description = "Trust the CA certificates in this PEM file instead of those of the JDK.")
    private @Nullable Path ca;

    @Option(
            names = "--prometheus-cert",
            paramLabel = "FILE",
            description = "The client certificate (PEM), followed by its issuers.")
    private @Nullable Path certificate;

    @Option(names = "--prometheus-key", paramLabel = "FILE", description = "The key of that certificate (PEM, PKCS#8).")
    private @Nullable Path key;

    /** The access that options and environment describe; none without a URL. Reads the files that they name. */
    @Nullable
    Access access() {
        String address = url;
        boolean guarded = tokenFile != null || user != null || passwordFile != null;
        boolean encrypted = ca != null || certificate != null || key != null;
        if (address == null) {
            if (guarded || encrypted) {
                throw Problem.usage("the --prometheus-... options go with --prometheus URL; add it, or leave them out");
            }
            return null;
        }
        if (guarded && address.contains("@")) {
            throw Problem.usage("--prometheus " + Access.shown(address)
                    + ": carries a user beside --prometheus-user or --prometheus-token-file; leave one of them out");
        }
        if (encrypted && !address.toLowerCase(Locale.ROOT).startsWith("https:")) {
            throw Problem.usage("--prometheus " + Access.shown(address)
                    + ": --prometheus-ca, --prometheus-cert and --prometheus-key go with https");
        }
        return new Access(address, patience, authorization(), encrypted ? tls() : null);
    }

    private @Nullable String authorization() {
        if (user != null) {
            return basic(user);
        }
        if (passwordFile != null) {
            throw Problem.usage("--prometheus-password-file goes with --prometheus-user; add it");
        }
        if (tokenFile != null) {
            String place = "--prometheus-token-file " + tokenFile;
            return Authorization.bearer(place, new NamedFile("--prometheus-token-file", tokenFile).secret());
        }
        String token = System.getenv(TOKEN);
        return token == null || token.isEmpty() ? null : Authorization.bearer(TOKEN, token);
    }

    private String basic(String name) {
        if (tokenFile != null) {
            throw Problem.usage("--prometheus-user and --prometheus-token-file are two ways to sign in; leave one out");
        }
        if (name.isEmpty() || name.indexOf(':') >= 0) {
            throw Problem.usage("--prometheus-user: write a name without a colon");
        }
        if (passwordFile != null) {
            String place = "--prometheus-password-file " + passwordFile;
            return Authorization.basic(name, place, new NamedFile("--prometheus-password-file", passwordFile).secret());
        }
        String password = System.getenv(PASSWORD);
        if (password == null) {
            throw Problem.usage(
                    "--prometheus-user needs a password; add --prometheus-password-file or set " + PASSWORD);
        }
        return Authorization.basic(name, PASSWORD, password);
    }

    private SSLContext tls() {
        if ((certificate == null) != (key == null)) {
            throw Problem.usage("--prometheus-cert and --prometheus-key go together; add the other one");
        }
        return Tls.context(
                file("--prometheus-ca", ca), file("--prometheus-cert", certificate), file("--prometheus-key", key));
    }

    private static @Nullable NamedFile file(String flag, @Nullable Path path) {
        return path == null ? null : new NamedFile(flag, path);
    }
}
