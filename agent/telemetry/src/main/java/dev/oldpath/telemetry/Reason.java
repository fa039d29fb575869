package dev.oldpath.telemetry;

import io.opentelemetry.exporter.internal.FailedExportException.GrpcExportException;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.HttpResponse;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Describes in a few words why an export failed. */
final class Reason {
    private static final int MAX_LENGTH = 200;

    private Reason() {}

    static String of(@Nullable Throwable failure) {
        if (failure instanceof HttpExportException) {
            HttpResponse response = ((HttpExportException) failure).getResponse();
            if (response != null) {
                return "the receiver answered HTTP " + response.getStatusCode() + text(response.getStatusMessage());
            }
        }
        if (failure instanceof GrpcExportException) {
            GrpcResponse response = ((GrpcExportException) failure).getResponse();
            if (response != null) {
                return "the receiver answered gRPC " + response.getStatusCode() + text(response.getStatusDescription());
            }
        }
        if (failure == null) {
            return "the exporter gave no reason";
        }
        Throwable root = failure;
        for (int i = 0; i < 10 && root.getCause() != null; i++) {
            root = root.getCause();
        }
        if (root instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (root instanceof AccessDeniedException) {
            return "access denied";
        }
        String message = root.getMessage();
        return message == null || message.isEmpty() ? root.getClass().getSimpleName() : oneLine(message);
    }

    /** Whether the client ended the request because its time was over. The cause below it is only that a socket closed. */
    static boolean isTimeout(@Nullable Throwable failure) {
        return has(failure, InterruptedIOException.class);
    }

    /** Whether nobody listens where the export should go, or there is no such place. */
    static boolean isNobodyThere(@Nullable Throwable failure) {
        return has(failure, ConnectException.class) || has(failure, UnknownHostException.class);
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> wanted) {
        Throwable cause = failure;
        for (int i = 0; i < 10 && cause != null; i++) {
            if (wanted.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String text(@Nullable String more) {
        return more == null || more.isEmpty() ? "" : " (" + oneLine(more) + ")";
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").trim();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }
}
