package dev.oldpath.review.prometheus;

import dev.oldpath.review.credentials.Authorization;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.time.DurationText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The HTTP API of Prometheus, or of what speaks like it (Mimir, Thanos, VictoriaMetrics). */
final class PrometheusApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST_PORT = 65_535;

    /** What the server sent. */
    record Answer(int status, InputStream body) {}

    private final URI base;
    private final Duration patience;
    private final @Nullable String authorization;
    private final HttpClient http;

    /** Prepares; nothing is asked yet. */
    PrometheusApi(Access access) {
        this.base = base(access.url());
        this.patience = access.patience();
        String user = base.getUserInfo();
        this.authorization = user == null ? access.authorization() : Authorization.basic(user);
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                // The client would send our credentials to whatever server the answer names.
                .followRedirects(authorization == null ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER);
        if (access.tls() != null) {
            builder.sslContext(access.tls());
        }
        this.http = builder.build();
    }

    private static URI base(String url) {
        try {
            URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean ends = uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (web && ends && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= LARGEST_PORT) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw notUrl(url);
        }
        throw notUrl(url);
    }

    private static Problem notUrl(String url) {
        return Problem.usage("--prometheus " + Access.shown(url) + ": not a URL such as http://localhost:9090");
    }

    /** The address without the password that it may carry. */
    String address() {
        return base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort())
                + base.getRawPath();
    }

    /** Evaluates a query now, by the server's clock, or at the given moment. */
    List<Sample> query(String query, @Nullable Instant time) {
        return get("vector", "query?query=" + encode(query) + (time == null ? "" : "&time=" + seconds(time)));
    }

    List<Sample> range(String query, Instant from, Instant to, Duration step) {
        return get(
                "matrix",
                "query_range?query=" + encode(query) + "&start=" + seconds(from) + "&end=" + seconds(to) + "&step="
                        + Math.max(1, step.toSeconds()));
    }

    private List<Sample> get(String type, String call) {
        ResponseParser data = new ResponseParser(type);
        read(ask(call), "", data);
        return data.samples();
    }

    /** What the API answers, whatever it is. */
    Answer ask(String call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/" + call))
                .timeout(patience);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        // The timeout of the request ends with the headers; this one ends with the last byte.
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request.build(), headers -> new BoundedBody());
        try {
            HttpResponse<byte[]> response = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), new ByteArrayInputStream(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unreachable(address() + ": interrupted while waiting for the answer");
        } catch (TimeoutException e) {
            throw Problem.unreachable(
                    address() + ": did not finish its answer within " + DurationText.format(patience));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof BoundedBody.TooLarge || cause.getCause() instanceof BoundedBody.TooLarge) {
                throw Problem.unreadable(address() + ": " + cause.getMessage());
            }
            throw Problem.unreachable(address() + ": cannot be reached ("
                    + cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage())
                    + ")"
                    + (cause instanceof SSLException
                            ? "; --prometheus-ca names the CA to trust, --prometheus-cert and --prometheus-key the client certificate"
                            : "; is Prometheus running there?"));
        } finally {
            exchange.cancel(true);
        }
    }

    /**
     * Reads the data of an answer, and refuses every answer that is less than whole.
     *
     * @param about what the answer is about, with a space before it; empty for a query
     */
    void read(Answer answer, String about, Envelope.Data data) {
        int status = answer.status();
        if (status == 401 || status == 403) {
            throw Problem.unreachable(address() + ": refuses us (HTTP " + status + about
                    + "); it needs other credentials: see --prometheus-token-file and --prometheus-user");
        }
        if (status >= 300 && status < 400) {
            throw Problem.unreadable(address() + ": redirects to another address (HTTP " + status + about
                    + "), and OldPath does not send credentials there; name the final URL");
        }
        if (status >= 500 && status != 503) {
            throw Problem.unreachable(address() + ": answers with HTTP " + status + about + "; see its log");
        }
        Envelope envelope;
        try {
            envelope = Envelope.read(answer.body(), data);
        } catch (OddAnswer e) {
            throw Problem.unreadable(address() + ": its answer" + about + " (HTTP " + status
                    + ") has not the form of Prometheus: " + e.getMessage());
        } catch (IOException e) {
            if (status == 503) {
                throw Problem.unreachable(address() + ": answers with HTTP 503" + about + "; it is not ready");
            }
            throw Problem.unreadable(address() + ": is not a Prometheus (HTTP " + status + about
                    + " without its JSON); the URL has to end before /api/v1");
        }
        if (!envelope.isSuccess()) {
            throw Problem.unreadable(address() + ": refuses the query" + about + ": " + envelope.error());
        }
        if (!envelope.doubt().isEmpty()) {
            throw Problem.unreadable(address() + ": its answer" + about + " may be incomplete: " + envelope.doubt());
        }
        if (status != 200) {
            throw Problem.unreadable(address() + ": its answer" + about + " may be incomplete: it has HTTP " + status);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String seconds(Instant moment) {
        return String.format(Locale.ROOT, "%.3f", moment.toEpochMilli() / 1000.0);
    }
}
