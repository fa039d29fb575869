package dev.oldpath.hooks.http;

import java.util.List;

/** What has to be known of an HTTP server. Immutable. */
public final class HttpServerHook {
    private final String name;
    private final List<MethodHook> methods;
    private final RequestReader reader;

    /**
     * Creates a hook.
     *
     * @param name of the server, in messages
     * @param methods what handles a request, from its beginning to its end
     * @param reader reads the argument that these methods pass
     */
    public HttpServerHook(String name, List<MethodHook> methods, RequestReader reader) {
        this.name = name;
        this.methods = methods;
        this.reader = reader;
    }

    /** The server's name. */
    public String name() {
        return name;
    }

    /** What is woven. */
    public List<MethodHook> methods() {
        return methods;
    }

    /** Reads its requests. */
    public RequestReader reader() {
        return reader;
    }
}
