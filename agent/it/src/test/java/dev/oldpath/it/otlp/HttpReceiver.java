package dev.oldpath.it.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** OTLP over HTTP with binary protobuf. */
final class HttpReceiver extends OtlpReceiver {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    HttpReceiver(int port, @Nullable Certificate certificate) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            server = certificate == null ? HttpServer.create(address, 0) : secure(address, certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/metrics", this::receive);
        server.start();
    }

    private static HttpServer secure(InetSocketAddress address, Certificate certificate) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        return server;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
            byte[] body = body(exchange, headers);
            if (refusing()) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            saw(headers);
            evidence().add(ExportMetricsServiceRequest.parseFrom(body));
            byte[] answer = ExportMetricsServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    private static byte[] body(HttpExchange exchange, Map<String, String> headers) throws IOException {
        boolean zipped = "gzip".equals(headers.get("content-encoding"));
        try (InputStream in = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return in.readAllBytes();
        }
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    boolean secure() {
        return server instanceof HttpsServer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
