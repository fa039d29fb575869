package dev.oldpath.hooks.jdkhttp;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.Endpoints;
import dev.oldpath.hooks.http.RegisteredAdvice;
import dev.oldpath.hooks.http.Route;
import dev.oldpath.hooks.http.RouteHook;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Collections;

/** The contexts of the JDK's server, each with the beginning of the paths that it serves. */
public final class JdkHttpRoutes {
    private JdkHttpRoutes() {}

    /** Returns a hook where they are registered. */
    public static RouteHook hook(Endpoints endpoints, Crossings crossings) {
        PublicMethod path = new PublicMethod("getPath");
        return new RouteHook(
                NameEndings.of("sun/net/httpserver/ContextList"),
                new String[][] {{"add", "HttpContextImpl"}},
                RegisteredAdvice.class,
                (list, context) -> Collections.singletonList(Route.ofPrefix(String.valueOf(path.call(context)))),
                endpoints,
                crossings);
    }
}
