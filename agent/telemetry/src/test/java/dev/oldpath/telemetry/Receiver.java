package dev.oldpath.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.oldpath.config.OtlpSettings.Protocol;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc.MetricsServiceImplBase;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A real OTLP receiver on loopback. */
final class Receiver implements AutoCloseable {
    final Received received = new Received();
    final String endpoint;
    /** What it answers: an HTTP status; anything but 200 means UNAVAILABLE in gRPC. */
    volatile int status = 200;
    /** What it rejects of every request that it answers with 200. */
    volatile ExportMetricsServiceResponse answer = ExportMetricsServiceResponse.getDefaultInstance();
    /** Whether it never answers the next request over HTTP. */
    final AtomicBoolean stalls = new AtomicBoolean();
    /** How many requests it has answered otherwise. */
    final AtomicInteger refused = new AtomicInteger();

    private final AutoCloseable stop;

    static Receiver open(Protocol protocol) throws IOException {
        return protocol == Protocol.GRPC ? new Receiver() : new Receiver(0, null);
    }

    /** Opens an HTTP receiver. */
    Receiver(int port, @Nullable SSLContext tls) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer server;
        if (tls == null) {
            server = HttpServer.create(address, 0);
        } else {
            server = HttpsServer.create(address, 0);
            ((HttpsServer) server).setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters mutual = tls.getDefaultSSLParameters();
                    mutual.setNeedClientAuth(true);
                    parameters.setSSLParameters(mutual);
                }
            });
        }
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/v1/metrics", this::handle);
        server.start();
        stop = () -> {
            server.stop(0);
            threads.shutdownNow();
        };
        endpoint = (tls == null ? "http" : "https") + "://localhost:"
                + server.getAddress().getPort() + "/v1/metrics";
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(lower(name), values.get(0)));
        InputStream body = exchange.getRequestBody();
        ExportMetricsServiceRequest request = ExportMetricsServiceRequest.parseFrom(
                "gzip".equals(headers.get("content-encoding")) ? new GZIPInputStream(body) : body);
        accept(request, headers);
        if (stalls.getAndSet(false)) {
            return;
        }
        byte[] text = answer.toByteArray();
        exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    /** Opens a gRPC receiver. */
    private Receiver() throws IOException {
        MetricsServiceImplBase service = new MetricsServiceImplBase() {
            @Override
            public void export(
                    ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> observer) {
                accept(request, HEADERS.get());
                if (status != 200) {
                    observer.onError(
                            Status.UNAVAILABLE.withDescription("not now").asException());
                    return;
                }
                observer.onNext(answer);
                observer.onCompleted();
            }
        };
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .directExecutor()
                .addService(ServerInterceptors.intercept(service, new HeaderReader()))
                .build()
                .start();
        stop = server::shutdownNow;
        endpoint = "http://localhost:" + server.getPort();
    }

    private static final ThreadLocal<Map<String, String>> HEADERS = new ThreadLocal<>();

    private static final class HeaderReader implements ServerInterceptor {
        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata metadata, ServerCallHandler<A, B> next) {
            Map<String, String> headers = new HashMap<>();
            for (String name : metadata.keys()) {
                headers.put(
                        lower(name),
                        String.valueOf(metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))));
            }
            // The calls of one connection run on its event loop, so the thread still knows them in export().
            HEADERS.set(headers);
            return next.startCall(call, metadata);
        }
    }

    private void accept(ExportMetricsServiceRequest request, Map<String, String> headers) {
        if (status == 200) {
            received.headers.add(headers);
            received.requests.add(request);
        } else {
            refused.incrementAndGet();
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        try {
            stop.close();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
