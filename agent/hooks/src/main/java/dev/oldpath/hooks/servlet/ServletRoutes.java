package dev.oldpath.hooks.servlet;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.Endpoints;
import dev.oldpath.hooks.http.Route;
import dev.oldpath.hooks.http.RouteHook;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The mappings of the servlets of a web application, which any container tells once it has started one of them. */
public final class ServletRoutes {
    private ServletRoutes() {}

    /** Returns a hook where a servlet starts. */
    public static RouteHook hook(Endpoints endpoints, Crossings crossings) {
        return new RouteHook(
                NameEndings.of("/javax/servlet/GenericServlet", "/jakarta/servlet/GenericServlet"),
                new String[][] {{"init", "ServletConfig"}},
                InitAdvice.class,
                new Registrations(),
                endpoints,
                crossings);
    }

    private static final class Registrations implements RouteHook.Reader {
        private final PublicMethod context = new PublicMethod("getServletContext");
        private final PublicMethod path = new PublicMethod("getContextPath");
        private final PublicMethod registrations = new PublicMethod("getServletRegistrations");
        private final PublicMethod mappings = new PublicMethod("getMappings");

        @Override
        public List<Route> routes(Object servlet, Object config) {
            Object application = context.call(config);
            List<Route> routes = new ArrayList<>();
            // Servlet 2.5 does not tell.
            if (application == null || !registrations.isOn(application)) {
                return routes;
            }
            String root = String.valueOf(path.call(application));
            Map<?, ?> servlets = (Map<?, ?>) registrations.call(application);
            for (Object registration : servlets == null ? Collections.emptyList() : servlets.values()) {
                Object all = mappings.call(registration);
                for (Object mapping : all == null ? Collections.emptyList() : (Iterable<?>) all) {
                    routes.add(Route.ofServlet(root, String.valueOf(mapping), true));
                }
            }
            return routes;
        }
    }
}
