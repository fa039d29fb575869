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
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.hooks.payload.UnwatchedBodies;
import dev.oldpath.hooks.protobuf.ProtobufHook;
import dev.oldpath.hooks.servlet.ServletHook;
import dev.oldpath.hooks.tomcat.TomcatHook;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.Entrance;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.rule.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** All frameworks that the agent knows. Thread-safe. */
public final class Hooks implements ClassHook {
    private final HttpServerHook[] servers = {
        JdkHttpServerHook.hook(), TomcatHook.hook(), JettyHook.core(), JettyHook.channel(), ServletHook.hook(),
    };
    private final Payloads payloads;
    private final Endpoints endpoints;
    private final ClassHook[] bodies;
    private final Map<HttpServerHook, Entrance<?, ?>> entrances = new HashMap<>();

    /** Creates the hooks and enters the rules for endpoints and payloads into the inventory. */
    public Hooks(
            Settings settings,
            Ledger ledger,
            Paths paths,
            MarkedTypes marked,
            Reflection reflection,
            Scope scope,
            Crossings crossings,
            Health health) {
        payloads = new Payloads(settings.pathRules(), marked, reflection, scope, paths);
        endpoints = new Endpoints(settings.pathRules(), paths);
        HttpEdge edge = new HttpEdge(ledger, endpoints, settings, crossings, health);
        for (HttpServerHook server : servers) {
            entrances.put(server, edge.entrance(server));
        }
        bodies = new ClassHook[] {
            payloads.namedClasses(),
            new JacksonHook(payloads, crossings, health),
            new GsonHook(payloads, crossings, health),
            new YassonHook(payloads, crossings, health),
            new JaxbHook(payloads, crossings),
            new ProtobufHook(payloads, scope),
            new UnwatchedBodies(payloads)
        };
    }

    /** The libraries that read and write bodies. */
    public ClassHook[] bodies() {
        return bodies.clone();
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
                woven = new EnterLeaveWeaver(entrance(server), server.methods()).weave(woven);
            }
        }
        if (woven == classFile) {
            throw new IllegalArgumentException("none of the methods that handle requests is in this version of it");
        }
        endpoints.serverWoven();
        return woven;
    }

    private Entrance<?, ?> entrance(HttpServerHook server) {
        return Objects.requireNonNull(entrances.get(server));
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
