package dev.oldpath.hooks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a public method of a class that the agent does not know at compile time. Thread-safe; the class is not pinned.
 *
 * <p>It is looked up in the public classes and interfaces of the object's type, because the type itself may be hidden.
 */
public final class PublicMethod {
    private final String name;
    private final Class<?>[] parameters;
    private final ClassValue<Found> byType = new ClassValue<Found>() {
        @Override
        protected Found computeValue(Class<?> type) {
            return new Found(find(type));
        }
    };

    private static final class Found {
        final @Nullable Method method;

        Found(@Nullable Method method) {
            this.method = method;
        }
    }

    /** Creates a method with this name and these parameters. */
    public PublicMethod(String name, Class<?>... parameters) {
        this.name = name;
        this.parameters = parameters.clone();
    }

    /** Whether the object has such a method. */
    public boolean isOn(Object target) {
        return byType.get(target.getClass()).method != null;
    }

    /**
     * Calls the method.
     *
     * @throws IllegalStateException when the object has no such method, or the method threw
     */
    public @Nullable Object call(Object target, Object... arguments) {
        Method method = byType.get(target.getClass()).method;
        if (method == null) {
            throw new IllegalStateException(target.getClass().getName() + " has no public method " + name);
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }

    private @Nullable Method find(Class<?> type) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            Method method = declaredIn(t);
            if (method != null) {
                return method;
            }
        }
        return null;
    }

    private @Nullable Method declaredIn(Class<?> type) {
        if (Modifier.isPublic(type.getModifiers())) {
            try {
                return type.getDeclaredMethod(name, parameters);
            } catch (NoSuchMethodException | LinkageError e) {
                // Look further; a linkage error comes from an optional dependency of another method.
            }
        }
        for (Class<?> parent : type.getInterfaces()) {
            Method method = declaredIn(parent);
            if (method != null) {
                return method;
            }
        }
        return null;
    }
}
