package dev.oldpath.hooks.http;

import dev.oldpath.weave.hook.NameEndings;

/**
 * A method whose executions the agent wants to know about: it calls {@code $OldPath.enter} first and {@code
 * $OldPath.leave} however it ends. Immutable.
 */
public final class MethodHook {
    private final NameEndings types;
    private final String method;
    private final String parameters;
    private final int argument;

    /**
     * Creates a hook.
     *
     * @param typeSuffix internal name of the type; one that ends with it after a slash is the same type, relocated
     * @param parameters simple names of the parameter types, as in {@code Request,Response}
     * @param argument which of them tells the agent about the execution, from 0
     */
    public MethodHook(String typeSuffix, String method, String parameters, int argument) {
        this.types = NameEndings.of('/' + typeSuffix);
        this.method = method;
        this.parameters = parameters;
        this.argument = argument;
    }

    public boolean isOn(String internalName) {
        return types.has(internalName);
    }

    /** Returns the type, wherever it has been relocated to. */
    NameEndings types() {
        return types;
    }

    boolean isMethod(String name, String parameterTypes) {
        return method.equals(name) && parameters.equals(parameterTypes);
    }

    int argument() {
        return argument;
    }
}
