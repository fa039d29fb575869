package dev.oldpath.hooks.http;

import dev.oldpath.weave.hook.NameEndings;
import java.util.List;

/** What has to be known of an HTTP server. Immutable. */
public final class HttpServerHook {
    private final String label;
    private final List<MethodHook> methods;
    private final RequestReader reader;

    /**
     * Creates a hook.
     *
     * @param label what people call the server, in messages and in the documentation
     * @param methods what handles a request, from its beginning to its end
     * @param reader reads the argument that these methods pass
     */
    public HttpServerHook(String label, List<MethodHook> methods, RequestReader reader) {
        this.label = label;
        this.methods = methods;
        this.reader = reader;
    }

    /** What people call the server. */
    public String label() {
        return label;
    }

    /** Returns the classes that have these methods. */
    NameEndings classes() {
        NameEndings classes = NameEndings.of();
        for (MethodHook method : methods) {
            classes = classes.and(method.types());
        }
        return classes;
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
