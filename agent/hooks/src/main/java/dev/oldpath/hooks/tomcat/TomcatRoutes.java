package dev.oldpath.hooks.tomcat;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.Endpoints;
import dev.oldpath.hooks.http.RegisteredAdvice;
import dev.oldpath.hooks.http.Route;
import dev.oldpath.hooks.http.RouteHook;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The mappings of servlets and filters in Tomcat's web applications, and what answers without one. */
public final class TomcatRoutes {
    private static final NameEndings TOMCATS_OWN = NameEndings.of("/org/apache/catalina/*");
    private static final NameEndings REWRITING = NameEndings.of("/org/apache/catalina/valves/rewrite/*");

    private TomcatRoutes() {}

    /** Returns a hook where mappings of servlets end up, however they are registered. */
    public static RouteHook servlets(Endpoints endpoints, Crossings crossings) {
        PublicMethod parent = new PublicMethod("getParent");
        PublicMethod path = new PublicMethod("getPath");
        return new RouteHook(
                NameEndings.of("/org/apache/catalina/core/StandardWrapper"),
                new String[][] {{"addMapping", "String"}},
                RegisteredAdvice.class,
                (wrapper, mapping) -> {
                    Object context = parent.call(wrapper);
                    if (context == null) {
                        throw new IllegalStateException("a servlet without a web application");
                    }
                    return Collections.singletonList(
                            Route.ofServlet(String.valueOf(path.call(context)), String.valueOf(mapping), true));
                },
                endpoints,
                crossings);
    }

    /** Returns a hook where filters are mapped. */
    public static RouteHook filters(Endpoints endpoints, Crossings crossings) {
        return new RouteHook(
                NameEndings.of("/org/apache/catalina/core/StandardContext"),
                new String[][] {{"addFilterMap", "FilterMap"}, {"addFilterMapBefore", "FilterMap"}},
                RegisteredAdvice.class,
                new Filters(),
                endpoints,
                crossings);
    }

    /** Returns a hook where valves are added: one that is not Tomcat's own may answer requests, or rewrite their path. */
    public static RouteHook valves(Endpoints endpoints, Crossings crossings) {
        return new RouteHook(
                NameEndings.of("/org/apache/catalina/core/StandardPipeline"),
                new String[][] {{"addValve", "Valve"}},
                RegisteredAdvice.class,
                (pipeline, valve) -> isHarmless(valve.getClass().getName()) ? Collections.emptyList() : null,
                endpoints,
                crossings);
    }

    private static boolean isHarmless(String valve) {
        return TOMCATS_OWN.has(valve.replace('.', '/')) && !REWRITING.has(valve.replace('.', '/'));
    }

    private static final class Filters implements RouteHook.Reader {
        private final PublicMethod path = new PublicMethod("getPath");
        private final PublicMethod patterns = new PublicMethod("getURLPatterns");
        private final PublicMethod all = new PublicMethod("getMatchAllUrlPatterns");

        @Override
        public List<Route> routes(Object context, Object filter) {
            String root = String.valueOf(path.call(context));
            List<Route> routes = new ArrayList<>();
            if (Boolean.TRUE.equals(all.call(filter))) {
                routes.add(Route.ofServlet(root, "/*", false));
            }
            Object[] mappings = (Object[]) patterns.call(filter);
            for (Object mapping : mappings == null ? new Object[0] : mappings) {
                routes.add(Route.ofServlet(root, String.valueOf(mapping), false));
            }
            return routes;
        }
    }
}
