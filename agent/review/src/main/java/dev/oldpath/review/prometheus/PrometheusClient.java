package dev.oldpath.review.prometheus;

import dev.oldpath.review.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The HTTP API of Prometheus, or of what speaks like it (Mimir, Thanos, VictoriaMetrics). */
final class PrometheusClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    PrometheusClient(String url) {
        this.base = base(url);
    }

    private static URI base(String url) {
        try {
            URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw notUrl(url);
        }
        throw notUrl(url);
    }

    private static Problem notUrl(String url) {
        return Problem.usage("--prometheus " + url + ": not a URL such as http://localhost:9090");
    }

    /** The address without the password that it may carry. */
    String address() {
        return base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort())
                + base.getRawPath();
    }

    /** Evaluates a query now, by the server's clock, or at the given moment. */
    List<Sample> query(String query, @Nullable Instant time) {
        return get("query?query=" + encode(query) + (time == null ? "" : "&time=" + seconds(time)));
    }

    List<Sample> range(String query, Instant from, Instant to, Duration step) {
        return get("query_range?query=" + encode(query) + "&start=" + seconds(from) + "&end=" + seconds(to) + "&step="
                + Math.max(1, step.toSeconds()));
    }

    private List<Sample> get(String call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/" + call))
                .timeout(ANSWER);
        if (base.getUserInfo() != null) {
            byte[] user = base.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return samples(response.statusCode(), body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unreachable(address() + ": interrupted while waiting for the answer");
        } catch (IOException e) {
            throw Problem.unreachable(address() + ": cannot be reached ("
                    + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())
                    + "); is Prometheus running there?");
        }
    }

    private List<Sample> samples(int status, InputStream body) {
        if (status == 401 || status == 403) {
            throw Problem.unreachable(address() + ": refuses us (HTTP " + status
                    + "); put user and password into the URL: https://user:password@host");
        }
        if (status >= 500 && status != 503) {
            throw Problem.unreachable(address() + ": answers with HTTP " + status + "; see its log");
        }
        ResponseParser answer;
        try {
            answer = ResponseParser.read(body);
        } catch (IOException e) {
            if (status == 503) {
                throw Problem.unreachable(address() + ": answers with HTTP 503; it is not ready");
            }
            throw Problem.unreadable(address() + ": is not a Prometheus (HTTP " + status
                    + " without its JSON); the URL has to end before /api/v1");
        }
        if (!answer.isSuccess()) {
            throw Problem.unreadable(address() + ": refuses the query: " + answer.error());
        }
        return answer.samples();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String seconds(Instant moment) {
        return String.format(Locale.ROOT, "%.3f", moment.toEpochMilli() / 1000.0);
    }
}
