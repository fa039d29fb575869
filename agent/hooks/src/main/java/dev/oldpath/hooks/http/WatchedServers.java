package dev.oldpath.hooks.http;

import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.weave.crossing.Entrance;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.NameEndings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weaves the methods in which HTTP servers handle requests. Thread-safe. */
public final class WatchedServers implements ClassHook {
    private final Map<HttpServerHook, Entrance<?, ?>> servers = new LinkedHashMap<>();
    private final NameEndings classes;
    private final Endpoints endpoints;

    /**
     * Creates a hook for these servers.
     *
     * @param edge receives their requests
     */
    public WatchedServers(Iterable<HttpServerHook> all, HttpEdge edge, Endpoints endpoints) {
        NameEndings types = NameEndings.of();
        for (HttpServerHook server : all) {
            servers.put(server, edge.entrance(server));
            types = types.and(server.classes());
        }
        this.classes = types;
        this.endpoints = endpoints;
    }

    @Override
    public NameEndings classes() {
        return classes;
    }

    @Override
    public byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        boolean handles = false;
        HttpServerHook.Routing routing = HttpServerHook.Routing.HIDDEN;
        for (Map.Entry<HttpServerHook, Entrance<?, ?>> server : servers.entrySet()) {
            if (server.getKey().weave(edit, server.getValue())) {
                handles = true;
                routing = server.getKey().routing();
            }
        }
        if (!handles) {
            throw new IllegalArgumentException("none of the methods that handle requests is in this version of it");
        }
        byte[] woven = edit.woven();
        endpoints.serverWoven(routing);
        return woven;
    }

    @Override
    public void failed(String internalName) {
        endpoints.serverFailed(internalName);
    }

    @Override
    public void listed(String internalName, byte[] classFile) {
        endpoints.serverKnown();
    }
}
