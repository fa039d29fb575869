package dev.oldpath.hooks.tomcat;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.http.MethodHook;
import dev.oldpath.hooks.servlet.ServletRequestReader;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Collections;

/** {@code StandardEngineValve.invoke}: the last valve of the engine, behind the operator's own ones. */
public final class TomcatHook {
    private TomcatHook() {}

    /** Returns what has to be known of it. */
    public static HttpServerHook hook() {
        return new HttpServerHook(
                "Tomcat",
                NameEndings.of("/org/apache/tomcat/util/net/*"),
                Collections.singletonList(new MethodHook(
                        "org/apache/catalina/core/StandardEngineValve",
                        "invoke",
                        "Request,Response",
                        EngineValveAdvice.class)),
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
