package dev.oldpath.it.otlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The other end of an exporter, on a port of its own on the loopback interface. */
public abstract class OtlpReceiver implements AutoCloseable {
    private final Evidence evidence = new Evidence();
    private final List<Map<String, String>> headers = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean refusing;

    OtlpReceiver() {}

    /** What came in. */
    public final Evidence evidence() {
        return evidence;
    }

    /** The headers of every request, names in lower case. */
    public final List<Map<String, String>> headers() {
        return List.copyOf(headers);
    }

    /** From now on says to every request that it is unavailable; {@code false} ends that. */
    public final void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** Where it listens. */
    public abstract int port();

    /** The value for {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public final String endpoint() {
        return (secure() ? "https" : "http") + "://localhost:" + port();
    }

    abstract boolean secure();

    final boolean refusing() {
        return refusing;
    }

    final void saw(Map<String, String> requestHeaders) {
        headers.add(requestHeaders);
    }

    @Override
    public abstract void close();
}
