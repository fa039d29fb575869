package dev.oldpath.hooks.http;

import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.weave.crossing.Entrance;
import dev.oldpath.weave.hook.NameEndings;
import java.util.List;

/** What has to be known of an HTTP server. Immutable. */
public final class HttpServerHook {
    /** Whether the agent learns which paths a server serves. */
    public enum Routing {
        /** All of them, as they are registered. */
        READ,
        /** Not all. */
        HIDDEN,
        /** The container does, in which these methods are. */
        OF_CONTAINER
    }

    private final String label;
    private final NameEndings listeners;
    private final List<MethodHook> methods;
    private final RequestReader reader;
    private final Routing routing;

    /**
     * Creates a hook.
     *
     * @param label what people call the server, in messages and in the documentation
     * @param listeners the classes with which it listens for connections
     * @param methods what handles a request, from its beginning to its end
     * @param reader reads what their advice passes
     */
    public HttpServerHook(
            String label, NameEndings listeners, List<MethodHook> methods, RequestReader reader, Routing routing) {
        this.label = label;
        this.listeners = listeners;
        this.methods = methods;
        this.reader = reader;
        this.routing = routing;
    }

    /** Whether the agent learns which paths it serves. */
    Routing routing() {
        return routing;
    }

    /** What people call the server. */
    public String label() {
        return label;
    }

    /** The classes with which it listens for connections. */
    public NameEndings listeners() {
        return listeners;
    }

    /** Returns the classes that have these methods. */
    NameEndings classes() {
        NameEndings classes = NameEndings.of();
        for (MethodHook method : methods) {
            classes = classes.and(method.types());
        }
        return classes;
    }

    /**
     * Weaves those of the methods that the class has.
     *
     * @return whether it has any
     */
    boolean weave(ClassEdit edit, Entrance<?, ?> entrance) {
        boolean woven = false;
        for (MethodHook method : methods) {
            woven |= method.isOn(edit.type().getInternalName()) && method.weave(edit, entrance);
        }
        return woven;
    }

    /** Reads its requests. */
    public RequestReader reader() {
        return reader;
    }
}
