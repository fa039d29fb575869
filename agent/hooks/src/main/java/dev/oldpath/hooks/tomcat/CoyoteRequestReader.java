package dev.oldpath.hooks.tomcat;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.RequestReader;
import org.jspecify.annotations.Nullable;

/** Reads an {@code org.apache.coyote.Request}, of which Tomcat makes the servlet request. */
final class CoyoteRequestReader implements RequestReader {
    private final PublicMethod method = new PublicMethod("method");
    private final PublicMethod methodName = new PublicMethod("getMethod");
    private final PublicMethod uri = new PublicMethod("requestURI");
    private final PublicMethod header = new PublicMethod("getHeader", String.class);

    @Override
    public String method(Object request) {
        // Versions to come may have the newer one only.
        return String.valueOf(methodName.isOn(request) ? methodName.call(request) : method.call(request));
    }

    @Override
    public String path(Object request) {
        return String.valueOf(uri.call(request));
    }

    @Override
    public @Nullable String header(Object request, String name) {
        return (String) header.call(request, name);
    }

    @Override
    public boolean isContinued(Object request) {
        return false;
    }
}
