package dev.oldpath.servers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends one OTLP/JSON request: one line of an evidence file. */
final class OtlpHttp {
    private OtlpHttp() {}

    static void send(URI to, String json) {
        HttpResponse<String> response = LocalServer.send(HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(to + " answered " + response.statusCode() + ": " + response.body());
        }
    }
}
