package dev.oldpath.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where telemetry goes. Used by one thread. */
interface Destination {
    /** How it is called in a line for the operator; without secrets. */
    String name();

    /** What an operator can do if nobody has ever listened there; the end of a sentence, or empty. */
    String firstAid();

    /** How long an export may take. */
    long timeoutMillis();

    /**
     * Starts an export.
     *
     * @return the result, once there is one
     * @throws BadSettings when the settings must be fixed first
     * @throws IOException when it failed at once; the message is for the operator
     */
    CompletableResultCode export(Collection<MetricData> metrics) throws IOException;

    /** Gives up connections and threads, without waiting for it. */
    void close();

    /** The message explains what the operator has to fix. */
    final class BadSettings extends IOException {
        private static final long serialVersionUID = 1;

        BadSettings(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
