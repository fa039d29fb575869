package dev.oldpath.it.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A modern client: the JDK's, which keeps connections alive and always sends a User-Agent. */
public final class JdkClient {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /** Creates a client of the server on this port. */
    public JdkClient(int port) {
        base = "http://localhost:" + port;
    }

    /** Sends a GET request with these headers, given as names and values; returns the status. */
    public int get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** Sends a request without a body; returns the status. */
    public int send(String method, String path, String... headers) {
        return send(request(method, path, headers));
    }

    private int send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            // A server that fails may drop the connection instead of answering.
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends a POST request with a JSON body and these headers; returns the status. */
    public int post(String path, String json, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(request("POST", path, headers), (name, value) -> true)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return send(request);
    }

    /** Sends a POST request with a body of bytes and these headers; returns the status. */
    public int post(String path, byte[] body, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(request("POST", path, headers), (name, value) -> true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return send(request);
    }

    /** Sends many GET requests at once, {@code times} for each of these client names. */
    public void flood(String path, int times, String... names) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (String name : names) {
                HttpRequest request = request("GET", path, "X-Client-Name", name, "X-Client-Version", "1");
                answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
        }
        answers.forEach(CompletableFuture::join);
    }

    private HttpRequest request(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }
}
