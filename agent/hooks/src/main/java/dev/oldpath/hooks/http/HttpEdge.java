package dev.oldpath.hooks.http;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Log;
import java.util.HashMap;
import java.util.Map;

/**
 * What happens when a request reaches the application. Thread-safe; never throws.
 *
 * <p>The outermost server method on a thread sets the client and counts the endpoint. Inner ones (a servlet inside its
 * container, a forward, an error dispatch) belong to the same request and change nothing.
 */
public final class HttpEdge {
    private final Ledger ledger;
    private final Endpoints endpoints;
    private final Identity identity;
    private final Health health;
    private final Map<String, RequestReader> readers = new HashMap<>();
    private volatile boolean told;

    /** Creates the edge for these servers. */
    public HttpEdge(Ledger ledger, Endpoints endpoints, Settings settings, Health health, HttpServerHook... servers) {
        this.ledger = ledger;
        this.endpoints = endpoints;
        this.identity = new Identity(settings.clientRules(), settings.clientHeaders());
        this.health = health;
        for (HttpServerHook server : servers) {
            readers.put(server.name(), server.reader());
        }
    }

    /** The endpoint rules. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /**
     * A server method begins on the current thread.
     *
     * @return the token for {@link Ledger#leave}
     */
    public int enter(String server, Object request) {
        if (ledger.serving()) {
            return ledger.enter(ledger.client(), true);
        }
        RequestReader reader = readers.get(server);
        if (reader == null) {
            return ledger.enter(Client.UNKNOWN, true);
        }
        int token = ledger.enter(client(reader, server, request), true);
        countEndpoint(reader, server, request);
        return token;
    }

    private Client client(RequestReader reader, String server, Object request) {
        try {
            return identity.of(reader, request);
        } catch (RuntimeException | LinkageError e) {
            failed(server, e);
            return Client.UNKNOWN;
        }
    }

    private void countEndpoint(RequestReader reader, String server, Object request) {
        if (endpoints.isEmpty()) {
            return;
        }
        try {
            if (!reader.isContinued(request)) {
                endpoints.count(reader.method(request), reader.path(request));
            }
        } catch (RuntimeException | LinkageError e) {
            failed(server, e);
            endpoints.serverFailed(server);
        }
    }

    private void failed(String server, Throwable cause) {
        health.failed(Failure.ATTRIBUTION);
        if (!told) {
            told = true;
            Log.warn("cannot read requests of " + server + " (" + cause + "): its clients are reported as _unknown");
            Log.debug("reading a request of " + server, cause);
        }
    }
}
