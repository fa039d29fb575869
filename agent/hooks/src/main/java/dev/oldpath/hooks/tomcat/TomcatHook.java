package dev.oldpath.hooks.tomcat;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.http.MethodHook;
import dev.oldpath.hooks.servlet.ServletRequestReader;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Collections;

/**
 * {@code CoyoteAdapter.service}, where each request begins: a valve of the operator may answer it, or rewrite its path. An
 * asynchronous dispatch does not go through there, but through {@code StandardEngineValve.invoke}.
 */
public final class TomcatHook {
    private static final NameEndings LISTENERS = NameEndings.of("/org/apache/tomcat/util/net/*");

    private TomcatHook() {}

    /** Returns what has to be known of where requests begin. */
    public static HttpServerHook adapter() {
        return new HttpServerHook(
                "Tomcat",
                LISTENERS,
                Collections.singletonList(new MethodHook(
                        "org/apache/catalina/connector/CoyoteAdapter",
                        "service",
                        "Request,Response",
                        RequestAdvice.class)),
                new CoyoteRequestReader(),
                HttpServerHook.Routing.READ);
    }

    /** Returns what has to be known of where they go on. */
    public static HttpServerHook engine() {
        return new HttpServerHook(
                "Tomcat",
                LISTENERS,
                Collections.singletonList(new MethodHook(
                        "org/apache/catalina/core/StandardEngineValve",
                        "invoke",
                        "Request,Response",
                        RequestAdvice.class)),
                new ServletRequestReader() {
                    private final PublicMethod asyncDispatching = new PublicMethod("isAsyncDispatching");

                    @Override
                    public boolean isContinued(Object request) {
                        // The dispatcher type changes only further inside.
                        return Boolean.TRUE.equals(asyncDispatching.call(request)) || super.isContinued(request);
                    }
                },
                HttpServerHook.Routing.READ);
    }
}
