package dev.oldpath.hooks.jetty;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.RequestReader;
import org.jspecify.annotations.Nullable;

/** Reads {@code org.eclipse.jetty.server.Request} of Jetty 12. */
final class CoreRequestReader implements RequestReader {
    private final PublicMethod method = new PublicMethod("getMethod");
    private final PublicMethod uri = new PublicMethod("getHttpURI");
    private final PublicMethod wrapped = new PublicMethod("getWrapped");
    private final PublicMethod path = new PublicMethod("getPath");
    private final PublicMethod headers = new PublicMethod("getHeaders");
    private final PublicMethod header = new PublicMethod("get", String.class);

    @Override
    public String method(Object request) {
        return String.valueOf(method.call(request));
    }

    @Override
    public String path(Object request) {
        Object whole = uri.call(original(request));
        return whole == null ? "" : String.valueOf(path.call(whole));
    }

    /** A customizer of the connector may have wrapped the request, with another path. */
    private Object original(Object request) {
        Object original = request;
        while (wrapped.isOn(original)) {
            Object inner = wrapped.call(original);
            if (inner == null) {
                break;
            }
            original = inner;
        }
        return original;
    }

    @Override
    public @Nullable String header(Object request, String name) {
        Object all = headers.call(request);
        return all == null ? null : (String) header.call(all, name);
    }

    @Override
    public boolean isContinued(Object request) {
        // A servlet that is dispatched again does not return to the server.
        return false;
    }
}
