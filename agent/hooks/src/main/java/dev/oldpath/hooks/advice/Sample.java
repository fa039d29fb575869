package dev.oldpath.hooks.advice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Stands for the classes of frameworks when Byte Buddy is warmed up. It is woven and never used. */
@SuppressWarnings("unused") // by its class file
final class Sample<S> implements Consumer<S> {
    private final Map<Object, Object> names = new LinkedHashMap<>();

    private Sample(Object argument) {
        names.put(argument, argument);
    }

    /** Has what a method can have: stack map frames, a handler, several returns, wide variables. */
    private Object method(Object argument, long wide, double other) {
        Map<Object, Object> found = new LinkedHashMap<>(names);
        try {
            for (long i = 0; i < wide; i++) {
                if (argument.equals(found.get(other))) {
                    return found;
                }
            }
        } catch (IllegalStateException e) {
            return e;
        }
        return argument;
    }

    /** Has variables of types. */
    private <T extends Map<S, T>> T generic(T argument) {
        return argument;
    }

    @Override
    public void accept(S argument) {}
}
