package dev.oldpath.hooks.http;

import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.weave.crossing.Entrance;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A method of an HTTP server that handles a request from its beginning to its end, and the advice for it. Immutable. */
public final class MethodHook {
    private final NameEndings types;
    private final String method;
    private final List<String> parameters;
    private final Class<?> advice;

    /**
     * Creates a hook.
     *
     * @param typeSuffix internal name of the type; a name that ends with a slash and this one is the same type, relocated
     * @param parameters simple names of the parameter types, as in {@code Request,Response}
     * @param advice calls {@code $OldPath.enter} first and {@code $OldPath.leave} however the method ends
     */
    public MethodHook(String typeSuffix, String method, String parameters, Class<?> advice) {
        this.types = NameEndings.of('/' + typeSuffix);
        this.method = method;
        this.parameters = parameters.isEmpty() ? Collections.emptyList() : Arrays.asList(parameters.split(",", -1));
        this.advice = advice;
    }

    /** Whether a class with this internal name may have the method. */
    public boolean isOn(String internalName) {
        return types.has(internalName);
    }

    /** Returns the type, wherever it has been relocated to. */
    NameEndings types() {
        return types;
    }

    /** Weaves the method if the class has it in this version; returns whether it has. */
    boolean weave(ClassEdit edit, Entrance<?, ?> entrance) {
        // The types of Byte Buddy are the edit's business: premain's thread loads this class, and would load them to
        // verify it.
        return edit.adviseIfPresent(method, parameters, advice, entrance.number());
    }
}
