package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.payload.Contents;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Log;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices classes with old properties for which the application has an adapter of its own. An adapter that holds the one
 * which counts delegates to it, as factories that only add something do, and is left alone. Thread-safe.
 */
final class OwnAdapters {
    private static final PublicMethod TYPE = new PublicMethod("getType");
    private static final int DEEPEST = 10;

    private final Payloads payloads;

    OwnAdapters(Payloads payloads) {
        this.payloads = payloads;
    }

    /** Gson has found an adapter for a {@code TypeToken}. */
    void found(Object adapter, Object typeToken) {
        Type type = (Type) TYPE.call(typeToken);
        for (Class<?> each : Contents.of(type)) {
            if (payloads.concerns(each)) {
                Search search = new Search(each, each != type, gson(typeToken));
                boolean counts = search.reaches(adapter, 0);
                if (!counts && search.own != null) {
                    payloads.bypassed(each, "read or written by " + search.own);
                }
            }
        }
    }

    /** Such as {@code com.google.gson.}. */
    private static String gson(Object typeToken) {
        Class<?> type = typeToken.getClass();
        while (type.getSuperclass() != Object.class && type.getSuperclass() != null) {
            type = type.getSuperclass();
        }
        return type.getName().replaceFirst("reflect\\.TypeToken$", "");
    }

    /** A walk through what an adapter holds. */
    private static final class Search {
        private final Class<?> type;
        private final boolean isContent;
        private final String gson;
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        /** The class found last that is not Gson's own. The search goes from an adapter to those that it holds. */
        @Nullable
        String own;

        Search(Class<?> type, boolean isContent, String gson) {
            this.type = type;
            this.isContent = isContent;
            this.gson = gson;
        }

        boolean reaches(@Nullable Object held, int depth) {
            if (held instanceof GsonNames) {
                return type.isAssignableFrom(((GsonNames) held).type());
            }
            if (held == null || depth > DEEPEST || !seen.add(held)) {
                return false;
            }
            if (held instanceof Map) {
                for (Object value : ((Map<?, ?>) held).values()) {
                    if (isOfGson(value) && reaches(value, depth + 1)) {
                        return true;
                    }
                }
                return false;
            }
            String name = held.getClass().getName();
            if (!name.startsWith(gson)) {
                own = name;
            }
            if (isContent && name.contains("FutureTypeAdapter")) {
                return true; // not complete yet; it reports itself
            }
            for (Class<?> each = held.getClass(); each != null && each != Object.class; each = each.getSuperclass()) {
                if (anyReaches(held, each, depth)) {
                    return true;
                }
            }
            return false;
        }

        private boolean anyReaches(Object held, Class<?> declaring, int depth) {
            for (Field field : declaring.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    Object value = value(field, held);
                    if ((isPlainMap(value) || isOfGson(value)) && reaches(value, depth + 1)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static @Nullable Object value(Field field, Object held) {
            try {
                field.setAccessible(true);
                return field.get(held);
            } catch (IllegalAccessException | RuntimeException e) {
                Log.debug("cannot read " + field, e);
                return null;
            }
        }

        /** Maps of the application may do anything when looked at. */
        private boolean isPlainMap(@Nullable Object value) {
            if (!(value instanceof Map)) {
                return false;
            }
            String name = value.getClass().getName();
            return value instanceof GsonNames || name.startsWith("java.util.") || name.startsWith(gson);
        }

        /** Whether it is an adapter, serializer or deserializer, or a part of Gson's own adapters. */
        private boolean isOfGson(@Nullable Object value) {
            for (Class<?> each = value == null ? null : value.getClass(); each != null; each = each.getSuperclass()) {
                if (each.getName().equals(gson + "TypeAdapter")
                        || each.getName().endsWith("$FieldsData")) {
                    return true;
                }
                for (Class<?> parent : each.getInterfaces()) {
                    if (parent.getName().equals(gson + "JsonSerializer")
                            || parent.getName().equals(gson + "JsonDeserializer")) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
