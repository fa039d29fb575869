package dev.oldpath.hooks.servlet;

import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.http.MethodHook;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Arrays;

/** {@code HttpServlet.service}, through which every servlet of every container goes. */
public final class ServletHook {
    private ServletHook() {}

    /** Returns what has to be known of it. */
    public static HttpServerHook hook() {
        return new HttpServerHook(
                "javax and jakarta servlets",
                NameEndings.none(),
                Arrays.asList(
                        new MethodHook(
                                "javax/servlet/http/HttpServlet",
                                "service",
                                "ServletRequest,ServletResponse",
                                ServletAdvice.class),
                        new MethodHook(
                                "jakarta/servlet/http/HttpServlet",
                                "service",
                                "ServletRequest,ServletResponse",
                                ServletAdvice.class)),
                new ServletRequestReader(),
                HttpServerHook.Routing.OF_CONTAINER);
    }
}
