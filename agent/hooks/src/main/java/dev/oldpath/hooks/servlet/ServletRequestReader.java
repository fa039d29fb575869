package dev.oldpath.hooks.servlet;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.RequestReader;
import org.jspecify.annotations.Nullable;

/** Reads an {@code HttpServletRequest} of either namespace. */
public class ServletRequestReader implements RequestReader {
    private final PublicMethod method = new PublicMethod("getMethod");
    private final PublicMethod path = new PublicMethod("getRequestURI");
    private final PublicMethod header = new PublicMethod("getHeader", String.class);
    private final PublicMethod dispatcherType = new PublicMethod("getDispatcherType");

    @Override
    public String method(Object request) {
        return String.valueOf(method.call(request));
    }

    @Override
    public String path(Object request) {
        return String.valueOf(path.call(request));
    }

    @Override
    public @Nullable String header(Object request, String name) {
        return (String) header.call(request, name);
    }

    @Override
    public boolean isContinued(Object request) {
        // Servlet 2.5 has no dispatcher types, and nothing asynchronous.
        return dispatcherType.isOn(request) && !"REQUEST".equals(String.valueOf(dispatcherType.call(request)));
    }
}
