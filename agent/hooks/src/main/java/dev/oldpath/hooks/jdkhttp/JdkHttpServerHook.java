package dev.oldpath.hooks.jdkhttp;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.http.MethodHook;
import dev.oldpath.hooks.http.RequestReader;
import dev.oldpath.weave.hook.NameEndings;
import java.net.URI;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** {@code Filter.Chain.doFilter}, through which every exchange goes, with or without filters. */
public final class JdkHttpServerHook {
    private JdkHttpServerHook() {}

    /** Returns what has to be known of it. */
    public static HttpServerHook hook() {
        return new HttpServerHook(
                "JDK HttpServer",
                NameEndings.of("/sun/net/httpserver/*"),
                Collections.singletonList(new MethodHook(
                        "com/sun/net/httpserver/Filter$Chain", "doFilter", "HttpExchange", FilterChainAdvice.class)),
                new Reader(),
                HttpServerHook.Routing.READ);
    }

    /** By name, because a JDK may lack the module jdk.httpserver. */
    private static final class Reader implements RequestReader {
        private final PublicMethod method = new PublicMethod("getRequestMethod");
        private final PublicMethod uri = new PublicMethod("getRequestURI");
        private final PublicMethod headers = new PublicMethod("getRequestHeaders");
        private final PublicMethod first = new PublicMethod("getFirst", String.class);

        @Override
        public String method(Object request) {
            return String.valueOf(method.call(request));
        }

        @Override
        public String path(Object request) {
            // What follows two slashes at the beginning is a host to the server.
            Object whole = uri.call(request);
            return whole instanceof URI ? String.valueOf(((URI) whole).getRawPath()) : "";
        }

        @Override
        public @Nullable String header(Object request, String name) {
            Object all = headers.call(request);
            return all == null ? null : (String) first.call(all, name);
        }

        @Override
        public boolean isContinued(Object request) {
            return false;
        }
    }
}
