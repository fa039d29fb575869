package dev.oldpath.telemetry.otlp;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.sender.okhttp.internal.OkHttpGrpcSenderProvider;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.util.Collections;

/** Gives the SDK's exporters the senders of this package. Thread-safe. */
public final class Senders implements ComponentLoader {
    private final AnswerTimes times;

    /** Creates senders that report the times of the answers. Only over HTTP: answers of gRPC have no date. */
    public Senders(AnswerTimes times) {
        this.times = times;
    }

    @Override
    public <T> Iterable<T> load(Class<T> type) {
        if (type == HttpSenderProvider.class) {
            HttpSenderProvider http = config -> new OtlpHttpSender(config, times);
            return Collections.singletonList(type.cast(http));
        }
        if (type == GrpcSenderProvider.class) {
            GrpcSenderProvider grpc = config -> new OtlpGrpcSender(new OkHttpGrpcSenderProvider().createSender(config));
            return Collections.singletonList(type.cast(grpc));
        }
        return Collections.emptyList();
    }
}
