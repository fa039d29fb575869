package dev.oldpath.hooks.http;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.hook.ClassHook;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * HTTP servers that the agent cannot watch yet. When one of them loads, endpoint rules are reported as failed: requests
 * may reach the old endpoint unseen. Thread-safe.
 */
public final class UnwatchedServers implements ClassHook {
    private final Set<String> names = new HashSet<>(Arrays.asList(
            "io/netty/handler/codec/http/HttpServerCodec",
            "io/netty/handler/codec/http/HttpRequestDecoder",
            "io/undertow/server/Connectors",
            "org/glassfish/grizzly/http/server/HttpServer",
            "org/apache/hc/core5/http/impl/io/HttpService"));
    private final Endpoints endpoints;

    /** Creates the hook for these rules. */
    public UnwatchedServers(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public boolean wants(String internalName) {
        return names.contains(internalName);
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        failed(internalName);
        return classFile;
    }

    @Override
    public void failed(String internalName) {
        if (endpoints.serverFailed(internalName)) {
            Log.warn("the HTTP server of " + internalName.replace('/', '.')
                    + " cannot be watched by this version of the agent: endpoint rules are reported as failed");
        }
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use: many a client library brings a server along.
    }
}
