package dev.oldpath.hooks.http;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server that the agent cannot watch yet. When it loads, endpoint rules are reported as failed: requests may
 * reach the old endpoint uncounted. Its presence on the class path proves nothing: many a client library brings a server along.
 * Thread-safe.
 */
public final class UnwatchedServer implements ClassHook {
    /** Each with what it works with. */
    private static final String[][] SERVERS = {
        {"Netty", "/io/netty/handler/codec/http/HttpServerCodec", "/io/netty/handler/codec/http/HttpRequestDecoder"},
        {"Grizzly", "/org/glassfish/grizzly/http/server/HttpServer"},
        {"Apache HttpCore", "/org/apache/hc/core5/http/impl/io/HttpService"},
    };

    private final String label;
    private final NameEndings classes;
    private final Endpoints endpoints;

    private UnwatchedServer(String label, NameEndings classes, Endpoints endpoints) {
        this.label = label;
        this.classes = classes;
        this.endpoints = endpoints;
    }

    /** Returns a hook for each of these servers. */
    public static List<UnwatchedServer> all(Endpoints endpoints) {
        List<UnwatchedServer> all = new ArrayList<>();
        for (String[] server : SERVERS) {
            List<String> endings = new ArrayList<>();
            for (int i = 1; i < server.length; i++) {
                endings.add(server[i]);
            }
            all.add(new UnwatchedServer(server[0], NameEndings.of(endings), endpoints));
        }
        return all;
    }

    /** Returns what people call the server. */
    public String label() {
        return label;
    }

    @Override
    public NameEndings classes() {
        return classes;
    }

    @Override
    public byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        failed(internalName);
        return null;
    }

    @Override
    public void failed(String internalName) {
        if (endpoints.serverFailed(internalName)) {
            Log.warn("the HTTP server " + label + " (" + internalName.replace('/', '.')
                    + ") cannot be watched by this version of the agent: endpoint rules are reported as failed");
        }
    }
}
