package dev.oldpath.hooks;

import dev.oldpath.config.Settings;
import dev.oldpath.hooks.http.Endpoints;
import dev.oldpath.hooks.http.HttpEdge;
import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.jdkhttp.JdkHttpServerHook;
import dev.oldpath.hooks.jetty.JettyHook;
import dev.oldpath.hooks.servlet.ServletHook;
import dev.oldpath.hooks.tomcat.TomcatHook;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.ClassHook;

/** All frameworks that the agent knows. Thread-safe. */
public final class Hooks implements ClassHook {
    private final HttpServerHook[] servers = {
        JdkHttpServerHook.hook(), TomcatHook.hook(), JettyHook.core(), JettyHook.channel(), ServletHook.hook(),
    };
    private final Endpoints endpoints;
    private final HttpEdge http;

    /** Creates the hooks and enters the endpoint rules into the inventory. */
    public Hooks(Settings settings, Ledger ledger, Paths paths, Health health) {
        endpoints = new Endpoints(settings.pathRules(), paths);
        http = new HttpEdge(ledger, endpoints, settings, health, servers);
    }

    /** What happens when a request reaches the application. */
    public HttpEdge http() {
        return http;
    }

    /** The endpoint rules. */
    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public boolean wants(String internalName) {
        for (HttpServerHook server : servers) {
            if (isOn(server, internalName)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOn(HttpServerHook server, String internalName) {
        for (int i = 0; i < server.methods().size(); i++) {
            if (server.methods().get(i).isOn(internalName)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        byte[] woven = classFile;
        for (HttpServerHook server : servers) {
            if (isOn(server, internalName)) {
                woven = new EnterLeaveWeaver(server.name(), server.methods()).weave(woven);
            }
        }
        if (woven == classFile) {
            throw new IllegalArgumentException("none of the methods that handle requests is in this version of it");
        }
        endpoints.serverWoven();
        return woven;
    }

    @Override
    public void failed(String internalName) {
        endpoints.serverFailed(internalName);
    }

    @Override
    public void listed(String internalName) {
        endpoints.serverKnown();
    }
}
