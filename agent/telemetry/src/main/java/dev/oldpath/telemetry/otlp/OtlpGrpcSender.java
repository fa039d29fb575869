package dev.oldpath.telemetry.otlp;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.util.function.Consumer;

/** Sends exports with the SDK's own sender; what the receiver rejects of one is a failure of it. Thread-safe. */
final class OtlpGrpcSender implements GrpcSender {
    private final GrpcSender sender;

    OtlpGrpcSender(GrpcSender sender) {
        this.sender = sender;
    }

    @Override
    public void send(MessageWriter writer, Consumer<GrpcResponse> onResponse, Consumer<Throwable> onError) {
        sender.send(
                writer,
                response -> {
                    Rejection rejection = response.getStatusCode() == GrpcStatusCode.OK
                            ? Rejection.of(response.getResponseMessage())
                            : null;
                    if (rejection == null) {
                        onResponse.accept(response);
                    } else {
                        onError.accept(rejection);
                    }
                },
                onError);
    }

    @Override
    public CompletableResultCode shutdown() {
        return sender.shutdown();
    }
}
