package dev.oldpath.hooks.servlet;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.RequestReader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an {@code HttpServletRequest} of either namespace. */
public class ServletRequestReader implements RequestReader {
    /** Where a container keeps the path that the client asked for. */
    private static final List<String> FORWARDED_FROM =
            Arrays.asList("jakarta.servlet.forward.request_uri", "javax.servlet.forward.request_uri");

    private final PublicMethod method = new PublicMethod("getMethod");
    private final PublicMethod path = new PublicMethod("getRequestURI");
    private final PublicMethod header = new PublicMethod("getHeader", String.class);
    private final PublicMethod dispatcherType = new PublicMethod("getDispatcherType");
    private final PublicMethod attribute = new PublicMethod("getAttribute", String.class);

    @Override
    public String method(Object request) {
        return String.valueOf(method.call(request));
    }

    @Override
    public String path(Object request) {
        if (isForwarded(request)) {
            for (String name : FORWARDED_FROM) {
                Object asked = attribute.call(request, name);
                if (asked != null) {
                    return String.valueOf(asked);
                }
            }
        }
        return String.valueOf(path.call(request));
    }

    /** A filter may forward what no servlet has seen; what one has seen is still being served, and does not come here. */
    private boolean isForwarded(Object request) {
        return dispatcherType.isOn(request) && "FORWARD".equals(String.valueOf(dispatcherType.call(request)));
    }

    @Override
    public @Nullable String header(Object request, String name) {
        return (String) header.call(request, name);
    }

    @Override
    public boolean isContinued(Object request) {
        // Servlet 2.5 has no dispatcher types, and nothing asynchronous.
        return dispatcherType.isOn(request)
                && !"REQUEST".equals(String.valueOf(dispatcherType.call(request)))
                && !isForwarded(request);
    }
}
