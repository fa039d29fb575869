package dev.oldpath.telemetry.otlp;

import io.opentelemetry.exporter.internal.TlsUtil;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Posts exports over HTTP. The SDK's own sender, which uses the same client, does not show the headers of an answer.
 * Thread-safe. It neither retries nor has a proxy of its own: the agent asks for neither.
 */
final class OtlpHttpSender implements HttpSender {
    private final HttpSenderConfig config;
    private final AnswerTimes times;
    private final OkHttpClient client;
    private final HttpUrl url;

    OtlpHttpSender(HttpSenderConfig config, AnswerTimes times) {
        this.config = config;
        this.times = times;
        url = HttpUrl.get(config.getEndpoint().toString());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(daemons()))
                .connectTimeout(config.getConnectTimeout())
                .callTimeout(config.getTimeout());
        SSLContext tls = config.getSslContext();
        if (!url.isHttps()) {
            // Nothing of TLS is loaded.
            builder.connectionSpecs(Collections.singletonList(ConnectionSpec.CLEARTEXT));
        } else if (tls != null) {
            builder.sslSocketFactory(tls.getSocketFactory(), trust(config));
        }
        client = builder.build();
    }

    private static X509TrustManager trust(HttpSenderConfig config) {
        X509TrustManager trusted = config.getTrustManager();
        try {
            return trusted == null ? TlsUtil.defaultTrustManager() : trusted;
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ThreadPoolExecutor daemons() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "oldpath-http");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void send(MessageWriter writer, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
        Request.Builder request = new Request.Builder().url(url).post(body(writer));
        Map<String, List<String>> headers = config.getHeadersSupplier().get();
        if (headers != null) {
            headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        }
        Compressor compressor = config.getCompressor();
        if (compressor != null) {
            request.addHeader("Content-Encoding", compressor.getEncoding());
        }
        client.newCall(request.build()).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                onError.accept(e);
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (Response closed = response) {
                    onResponse.accept(answer(closed));
                } catch (Throwable e) {
                    // Errors too: the client's thread would print them, and nobody would know that the export has
                    // failed.
                    onError.accept(e);
                }
            }
        });
    }

    private RequestBody body(MessageWriter writer) {
        MediaType type = MediaType.parse(config.getContentType());
        Compressor compressor = config.getCompressor();
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return type;
            }

            @Override
            public long contentLength() {
                return compressor == null ? writer.getContentLength() : -1;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                if (compressor == null) {
                    writer.writeMessage(sink.outputStream());
                } else {
                    try (OutputStream compressed = compressor.compress(sink.outputStream())) {
                        writer.writeMessage(compressed);
                    }
                }
            }
        };
    }

    @SuppressWarnings("JavaUtilDate") // what the client gives on Java 8
    private HttpResponse answer(Response response) throws IOException {
        Date date = response.headers().getDate("Date");
        if (date != null) {
            times.answered(response.sentRequestAtMillis(), response.receivedResponseAtMillis(), date.getTime());
        }
        long most = config.getMaxResponseBodySize();
        BufferedSource source = response.body().source();
        if (source.request(most + 1)) {
            throw new IOException("the answer is longer than " + most + " bytes");
        }
        byte[] body = source.getBuffer().readByteArray();
        if (response.isSuccessful()) {
            Rejection rejection = Rejection.of(body);
            if (rejection != null) {
                throw rejection;
            }
        }
        int code = response.code();
        String message = response.message();
        return new HttpResponse() {
            @Override
            public int getStatusCode() {
                return code;
            }

            @Override
            public String getStatusMessage() {
                return message;
            }

            @Override
            public byte[] getResponseBody() {
                return body;
            }
        };
    }

    @Override
    public CompletableResultCode shutdown() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdownNow();
        client.connectionPool().evictAll();
        return CompletableResultCode.ofSuccess();
    }
}
