package dev.oldpath.hooks.foreign;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a public method of a class that the agent does not know at compile time. Thread-safe; the class is not pinned.
 *
 * <p>It is looked up in the public classes and interfaces of the object's type. Java 8 cannot ask whether a module exports
 * one of them. So the method is called, and if access is refused, the next one is tried.
 */
public final class PublicMethod {
    private final String name;
    private final Class<?>[] parameters;
    // A Method keeps its class alive. So it is stored in the class itself, and this object refers to names only.
    private final ClassValue<Declarations> byType = new ClassValue<Declarations>() {
        @Override
        protected Declarations computeValue(Class<?> type) {
            Declarations found = new Declarations();
            collect(type, found.methods);
            return found;
        }
    };

    /** The declarations of the method in a type's hierarchy, those that cannot be called in front. */
    private static final class Declarations {
        final List<Method> methods = new ArrayList<>();
        volatile int callable;
    }

    /** Creates a method with this name and these parameters. */
    public PublicMethod(String name, Class<?>... parameters) {
        this.name = name;
        this.parameters = parameters.clone();
    }

    /** Whether the object has such a method. */
    public boolean isOn(Object target) {
        return !byType.get(target.getClass()).methods.isEmpty();
    }

    /**
     * Calls the method.
     *
     * @throws IllegalStateException when the object has no such method, or the method threw
     */
    public @Nullable Object call(Object target, Object... arguments) {
        Declarations found = byType.get(target.getClass());
        for (int i = found.callable; i < found.methods.size(); i++) {
            try {
                return found.methods.get(i).invoke(target, arguments);
            } catch (IllegalAccessException e) {
                found.callable = i + 1;
            } catch (InvocationTargetException e) {
                throw new IllegalStateException("cannot call " + found.methods.get(i), e.getCause());
            }
        }
        throw new IllegalStateException(target.getClass().getName() + " has no public method " + name);
    }

    private void collect(Class<?> type, List<Method> found) {
        if (Modifier.isPublic(type.getModifiers())) {
            try {
                found.add(type.getDeclaredMethod(name, parameters));
            } catch (NoSuchMethodException | LinkageError e) {
                // Look further: an optional dependency of another method is missing.
            }
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), found);
        }
        for (Class<?> parent : type.getInterfaces()) {
            collect(parent, found);
        }
    }
}
