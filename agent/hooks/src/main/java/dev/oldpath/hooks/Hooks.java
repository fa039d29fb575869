package dev.oldpath.hooks;

import dev.oldpath.config.Settings;
import dev.oldpath.hooks.gson.GsonHook;
import dev.oldpath.hooks.http.Endpoints;
import dev.oldpath.hooks.http.EnterLeaveWeaver;
import dev.oldpath.hooks.http.HttpEdge;
import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.jackson.JacksonHook;
import dev.oldpath.hooks.jaxb.JaxbHook;
import dev.oldpath.hooks.jdkhttp.JdkHttpServerHook;
import dev.oldpath.hooks.jetty.JettyHook;
import dev.oldpath.hooks.jsonb.YassonHook;
import dev.oldpath.hooks.payload.Listener;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.hooks.payload.UnwatchedBodies;
import dev.oldpath.hooks.protobuf.ProtobufHook;
import dev.oldpath.hooks.servlet.ServletHook;
import dev.oldpath.hooks.tomcat.TomcatHook;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.rule.Scope;
import java.util.HashMap;
import java.util.Map;

/** All frameworks that the agent knows. Thread-safe. */
public final class Hooks implements ClassHook {
    private final HttpServerHook[] servers = {
        JdkHttpServerHook.hook(), TomcatHook.hook(), JettyHook.core(), JettyHook.channel(), ServletHook.hook(),
    };
    private final Payloads payloads;
    private final Endpoints endpoints;
    private final HttpEdge http;
    private final ClassHook[] bodies;
    private final Map<String, Listener> listeners = new HashMap<>();

    /** Creates the hooks and enters the rules for endpoints and payloads into the inventory. */
    public Hooks(
            Settings settings,
            Ledger ledger,
            Paths paths,
            MarkedTypes marked,
            Reflection reflection,
            Scope scope,
            Health health) {
        payloads = new Payloads(settings.pathRules(), marked, reflection, scope, paths);
        endpoints = new Endpoints(settings.pathRules(), paths);
        http = new HttpEdge(ledger, endpoints, settings, health, servers);
        GsonHook gson = new GsonHook(payloads, health);
        listeners.putAll(gson.listeners());
        YassonHook yasson = new YassonHook(payloads, health);
        listeners.putAll(yasson.listeners());
        JacksonHook jackson = new JacksonHook(payloads, health);
        listeners.putAll(jackson.listeners());
        JaxbHook jaxb = new JaxbHook(payloads);
        listeners.putAll(jaxb.listeners());
        bodies = new ClassHook[] {
            payloads.namedClasses(),
            jackson,
            gson,
            yasson,
            jaxb,
            new ProtobufHook(payloads, scope),
            new UnwatchedBodies(payloads)
        };
    }

    /** The libraries that read and write bodies. */
    public ClassHook[] bodies() {
        return bodies.clone();
    }

    /** What happens when a request reaches the application. */
    public HttpEdge http() {
        return http;
    }

    /** A woven framework tells what happens in it, as {@code $OldPath.told}. */
    public void told(String hook, Object detail) {
        Listener listener = listeners.get(hook);
        if (listener == null) {
            throw new IllegalArgumentException("no hook is called " + hook);
        }
        listener.told(detail);
    }

    /** The rules for bodies. */
    public Payloads payloads() {
        return payloads;
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
