package dev.oldpath.telemetry;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Plural;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The exports to one destination, one after the other. Counts those that fail and logs once when they begin to fail, and
 * once when they work again. Not thread-safe.
 */
final class Delivery {
    /** The client ends a request itself when its time is over, except while a name is looked up. */
    private static final long GRACE = 1_000;

    private final Destination destination;
    private final Health health;
    private boolean wanted;
    private boolean last;
    private @Nullable CompletableResultCode running;
    private long startedAt;
    private long giveUpAt;
    private Export started = Export.NONE;
    private Export arrived = Export.NONE;
    private long failed;
    /** Whether the log says that exports fail. An export that was abandoned for the last one is not logged. */
    private boolean announced;

    Delivery(Destination destination, Health health) {
        this.destination = destination;
        this.health = health;
    }

    /** Asks for an export, as soon as the running one is over. */
    void want() {
        wanted = true;
    }

    /** Asks for the last export of this process. */
    void wantLast() {
        wanted = true;
        last = true;
    }

    /** Whether an export should start now. */
    boolean waiting() {
        return wanted && running == null;
    }

    /** Whether an export has started and not ended yet. */
    boolean running() {
        return running != null;
    }

    /** Starts an export. */
    void start(Collection<MetricData> metrics, Export export, long now) {
        wanted = false;
        started = export;
        startedAt = now;
        giveUpAt = now + destination.timeoutMillis() + GRACE;
        try {
            running = destination.export(metrics);
        } catch (Destination.BadSettings e) {
            if (failed == 0) {
                health.failed(Failure.CONFIG);
            }
            failed(e.getMessage(), e);
            return;
        } catch (IOException | RuntimeException | LinkageError e) {
            failed(Reason.of(e), e);
            return;
        }
        settle(now);
    }

    /** The newest export that has arrived. */
    Export arrived() {
        return arrived;
    }

    /** Looks whether the running export is over. */
    void settle(long now) {
        CompletableResultCode result = running;
        if (result == null) {
            return;
        }
        if (result.isDone()) {
            running = null;
            if (result.isSuccess()) {
                arrived = started;
                succeeded();
            } else {
                Throwable cause = result.getFailureThrowable();
                if (last && Reason.isTimeout(cause) && now - startedAt < destination.timeoutMillis() / 2) {
                    // The client's clock ran while the process did not: its classes took that long to load. Now they
                    // are.
                    wanted = true;
                    return;
                }
                failed(Reason.isTimeout(cause) ? noAnswer() : Reason.of(cause), cause);
            }
        } else if (now >= giveUpAt) {
            abandon(noAnswer());
        }
    }

    private String noAnswer() {
        return "no answer within " + destination.timeoutMillis() + " ms";
    }

    /** Counts the running export as failed, if there is one; it may still arrive. */
    void abandon(String reason) {
        if (running != null) {
            running = null;
            failed(reason, null);
        }
    }

    /** Abandons the running export so that the wanted one can start. */
    void abandonForLast() {
        if (wanted) {
            abandon("no answer before the process ended");
        }
    }

    /** Gives up connections and threads. */
    void close() {
        destination.close();
    }

    private void succeeded() {
        if (announced) {
            Log.info("export to " + destination.name() + " works again after " + Plural.of(failed, "failed attempt")
                    + "; nothing is lost");
        }
        failed = 0;
        announced = false;
    }

    private void failed(@Nullable String reason, @Nullable Throwable cause) {
        health.failed(Failure.EXPORT);
        failed++;
        if (last && !wanted) {
            Log.warn("the last export to " + destination.name() + " failed: " + reason
                    + "; uses since the last export that worked have not arrived");
        } else if (failed == 1 && !last) {
            Log.warn("export to " + destination.name() + " fails: " + reason
                    + "; the agent keeps counting and tries again at every interval"
                    + (arrived == Export.NONE && Reason.isNobodyThere(cause) ? destination.firstAid() : ""));
            announced = true;
        }
        Log.debug("export to " + destination.name() + " failed", cause);
    }
}
