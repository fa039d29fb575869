package dev.oldpath.hooks.payload;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes that a type is made of: itself, and what is in a collection, map or array. */
public final class Contents {
    private Contents() {}

    /** Returns the classes in a type. */
    public static Set<Class<?>> of(@Nullable Type type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(type, found);
        return found;
    }

    private static void collect(@Nullable Type type, Set<Class<?>> found) {
        if (type instanceof Class && ((Class<?>) type).isArray()) {
            collect(((Class<?>) type).getComponentType(), found);
        } else if (type instanceof Class) {
            found.add((Class<?>) type);
        } else if (type instanceof GenericArrayType) {
            collect(((GenericArrayType) type).getGenericComponentType(), found);
        } else if (type instanceof ParameterizedType) {
            collect(((ParameterizedType) type).getRawType(), found);
            for (Type argument : ((ParameterizedType) type).getActualTypeArguments()) {
                collect(argument, found);
            }
        }
    }
}
