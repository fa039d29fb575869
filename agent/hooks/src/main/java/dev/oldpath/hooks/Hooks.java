package dev.oldpath.hooks;

import dev.oldpath.config.Settings;
import dev.oldpath.hooks.gson.GsonHook;
import dev.oldpath.hooks.http.Endpoints;
import dev.oldpath.hooks.http.HttpEdge;
import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.http.UnwatchedServer;
import dev.oldpath.hooks.http.WatchedServers;
import dev.oldpath.hooks.jackson.JacksonHook;
import dev.oldpath.hooks.jaxb.JaxbHook;
import dev.oldpath.hooks.jdkhttp.JdkHttpRoutes;
import dev.oldpath.hooks.jdkhttp.JdkHttpServerHook;
import dev.oldpath.hooks.jetty.JettyHook;
import dev.oldpath.hooks.jsonb.YassonHook;
import dev.oldpath.hooks.listening.ListeningSockets;
import dev.oldpath.hooks.payload.BodyLibrary;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.hooks.payload.UnwatchedLibrary;
import dev.oldpath.hooks.protobuf.ProtobufHook;
import dev.oldpath.hooks.servlet.ServletHook;
import dev.oldpath.hooks.servlet.ServletRoutes;
import dev.oldpath.hooks.tomcat.TomcatHook;
import dev.oldpath.hooks.tomcat.TomcatRoutes;
import dev.oldpath.hooks.undertow.UndertowHook;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ApiHook;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.hook.JdkReflection;
import dev.oldpath.weave.hook.NameEndings;
import dev.oldpath.weave.hook.NamedClient;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.rule.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All frameworks that the agent knows. Thread-safe. */
public final class Hooks {
    private final Payloads payloads;
    private final Endpoints endpoints;
    private final List<BodyLibrary> watched;
    private final List<BodyLibrary> unwatched;
    private final List<UnwatchedServer> unwatchedServers;
    private final HookIndex index;

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
        endpoints = new Endpoints(settings.pathRules(), paths, watchedServers());
        watched = Arrays.asList(
                new JacksonHook(payloads, crossings, health),
                new GsonHook(payloads, crossings, health),
                new YassonHook(payloads, crossings, health),
                new ProtobufHook(payloads, scope, marked),
                new JaxbHook(payloads, crossings));
        unwatched = UnwatchedLibrary.all(payloads);
        unwatchedServers = UnwatchedServer.all(endpoints);

        List<ClassHook> all = new ArrayList<>();
        all.add(new ApiHook(new NamedClient(crossings, ledger)));
        all.add(new WatchedServers(servers(), new HttpEdge(ledger, endpoints, settings, crossings, health), endpoints));
        if (!endpoints.isEmpty()) {
            all.addAll(routes(endpoints, crossings));
        }
        all.add(new JdkReflection(reflection));
        all.addAll(unwatchedServers);
        all.add(new ListeningSockets(endpoints, listeners(), settings.ignoredListeners(), crossings));
        all.add(payloads.namedClasses(crossings));
        all.addAll(watched);
        all.addAll(unwatched);
        index = new HookIndex(all);
    }

    private static List<HttpServerHook> servers() {
        return Arrays.asList(
                JdkHttpServerHook.hook(),
                TomcatHook.adapter(),
                TomcatHook.engine(),
                JettyHook.core(),
                JettyHook.channel(),
                UndertowHook.hook(),
                ServletHook.hook());
    }

    /** What proves rules for endpoints. Without such rules premain loads none of these classes. */
    private static List<ClassHook> routes(Endpoints endpoints, Crossings crossings) {
        return Arrays.asList(
                JdkHttpRoutes.hook(endpoints, crossings),
                TomcatRoutes.servlets(endpoints, crossings),
                TomcatRoutes.filters(endpoints, crossings),
                TomcatRoutes.valves(endpoints, crossings),
                ServletRoutes.hook(endpoints, crossings));
    }

    private static NameEndings listeners() {
        NameEndings all = NameEndings.none();
        for (HttpServerHook server : servers()) {
            all = all.and(server.listeners());
        }
        return all;
    }

    /** Returns what weaves them. */
    public HookIndex index() {
        return index;
    }

    /** Returns what people call the HTTP servers that are watched. */
    static Set<String> watchedServers() {
        Set<String> labels = new LinkedHashSet<>();
        for (HttpServerHook server : servers()) {
            labels.add(server.label());
        }
        return labels;
    }

    /** Returns what people call the HTTP servers that make endpoint rules fail. */
    List<String> unwatchedServers() {
        List<String> labels = new ArrayList<>();
        for (UnwatchedServer server : unwatchedServers) {
            labels.add(server.label());
        }
        return labels;
    }

    /** Returns what people call the libraries for bodies of which properties are counted. */
    List<String> countedBodies() {
        List<String> labels = new ArrayList<>();
        for (BodyLibrary library : watched) {
            if (library.countsProperties()) {
                labels.add(library.label());
            }
        }
        return labels;
    }

    /** Returns what people call the formats and libraries for bodies that make old properties uncountable. */
    List<String> uncountableBodies() {
        List<String> labels = new ArrayList<>(Payloads.formats());
        for (BodyLibrary library : watched) {
            if (!library.countsProperties()) {
                labels.add(library.label());
            }
        }
        return labels;
    }

    /** Returns what people call the libraries for bodies that make payload rules fail. */
    List<String> unwatchedBodies() {
        List<String> labels = new ArrayList<>();
        for (BodyLibrary library : unwatched) {
            labels.add(library.label());
        }
        return labels;
    }

    /**
     * All known places of classes have been read.
     *
     * @param complete whether there are no others
     */
    public void allRead(boolean complete) {
        payloads.settled(complete);
    }

    /** The same, and the application has loaded what it starts with. */
    public void settled(boolean complete) {
        endpoints.settled();
        payloads.settled(complete);
    }

    /** The process ends. */
    public void ended() {
        endpoints.ended();
        payloads.ended();
    }
}
