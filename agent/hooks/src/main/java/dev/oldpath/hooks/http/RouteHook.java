package dev.oldpath.hooks.http;

import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weaves the methods with which a server registers what it serves. Thread-safe. */
public final class RouteHook implements ClassHook {
    /** Reads what the advice passes. May throw when the server is not what we think it is. */
    public interface Reader {
        /** Returns the routes that are registered there; null where nobody can tell what is served. */
        @Nullable
        List<Route> routes(Object a, Object b);
    }

    private final NameEndings classes;
    private final String[][] methods;
    private final Class<?> advice;
    private final Endpoints endpoints;
    private final Crossing<Object, Object> registered;

    /**
     * Creates a hook.
     *
     * @param classes those that have the methods
     * @param methods each with simple names of the types of its parameters
     * @param advice calls {@code $OldPath.crossed} with what the reader takes
     */
    public RouteHook(
            NameEndings classes,
            String[][] methods,
            Class<?> advice,
            Reader reader,
            Endpoints endpoints,
            Crossings crossings) {
        this.classes = classes;
        this.methods = methods.clone();
        this.advice = advice;
        this.endpoints = endpoints;
        this.registered = new Crossing<Object, Object>(crossings) {
            @Override
            protected void crossed(Object a, Object b) {
                read(reader, a, b);
            }
        };
    }

    private void read(Reader reader, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return; // the server refuses that
        }
        try {
            List<Route> routes = reader.routes(a, b);
            if (routes == null) {
                endpoints.routesHidden();
                return;
            }
            for (Route route : routes) {
                endpoints.routeFound(route);
            }
        } catch (RuntimeException | LinkageError e) {
            endpoints.routesHidden();
            Log.debug("reading a route of " + a.getClass().getName(), e);
        }
    }

    @Override
    public NameEndings classes() {
        return classes;
    }

    @Override
    public byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        // The types of Byte Buddy are the edit's business: premain's thread loads this class, and would load them to
        // verify it.
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        for (String[] method : methods) {
            List<String> parameters = Arrays.asList(method).subList(1, method.length);
            if (!edit.adviseIfPresent(method[0], parameters, advice, registered.number())) {
                throw new IllegalArgumentException("this version of it registers with other methods");
            }
        }
        return edit.woven();
    }

    @Override
    public void failed(String internalName) {
        endpoints.routesHidden();
    }
}
