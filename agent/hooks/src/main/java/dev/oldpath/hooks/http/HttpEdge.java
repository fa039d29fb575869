package dev.oldpath.hooks.http;

import dev.oldpath.config.Settings;
import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.Entrance;
import org.jspecify.annotations.Nullable;

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
    private final Crossings crossings;
    private volatile boolean reported;

    /** Creates the edge of an application without servers. */
    public HttpEdge(Ledger ledger, Endpoints endpoints, Settings settings, Crossings crossings, Health health) {
        this.ledger = ledger;
        this.crossings = crossings;
        this.endpoints = endpoints;
        this.identity = new Identity(settings.clientRules(), settings.clientHeaders());
        this.health = health;
    }

    /** Returns what receives the requests of a server, which its methods pass as the first operand. */
    public Entrance<Object, Object> entrance(HttpServerHook server) {
        return new Entrance<Object, Object>(crossings) {
            @Override
            protected int entered(Object request, @Nullable Object unused) {
                return enter(server, request);
            }
        };
    }

    private int enter(HttpServerHook server, @Nullable Object request) {
        if (ledger.serving()) {
            return ledger.enter(ledger.client(), true);
        }
        if (request == null) {
            return ledger.enter(Client.UNKNOWN, true);
        }
        int token = ledger.enter(client(server, request), true);
        countEndpoint(server, request);
        return token;
    }

    private Client client(HttpServerHook server, Object request) {
        try {
            return identity.of(server.reader(), request);
        } catch (RuntimeException | LinkageError e) {
            failed(server.label(), e);
            return Client.UNKNOWN;
        }
    }

    private void countEndpoint(HttpServerHook server, Object request) {
        if (endpoints.isEmpty()) {
            return;
        }
        RequestReader reader = server.reader();
        try {
            if (!reader.isContinued(request)) {
                endpoints.served(server.routing());
                endpoints.count(reader.method(request), reader.path(request));
            }
        } catch (RuntimeException | LinkageError e) {
            failed(server.label(), e);
            endpoints.serverFailed(server.label());
        }
    }

    private void failed(String server, Throwable cause) {
        health.failed(Failure.ATTRIBUTION);
        if (!reported) {
            reported = true;
            Log.warn("cannot read requests of " + server + " (" + cause + "): its clients are reported as _unknown");
            Log.debug("reading a request of " + server, cause);
        }
    }
}
