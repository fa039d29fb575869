package dev.oldpath.hooks.undertow;

import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.http.MethodHook;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Collections;

/**
 * {@code Connectors.executeRootHandler}, with which an I/O thread begins a request, and a worker goes on with one that was
 * dispatched to it.
 */
public final class UndertowHook {
    private UndertowHook() {}

    /** Returns what has to be known of it. */
    public static HttpServerHook hook() {
        return new HttpServerHook(
                "Undertow",
                NameEndings.of("/io/undertow/*", "/org/wildfly/extension/undertow/*"),
                Collections.singletonList(new MethodHook(
                        "io/undertow/server/Connectors",
                        "executeRootHandler",
                        "HttpHandler,HttpServerExchange",
                        RootHandlerAdvice.class)),
                new ExchangeReader(),
                HttpServerHook.Routing.HIDDEN);
    }
}
