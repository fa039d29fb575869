package dev.oldpath.hooks.undertow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges that have begun. Each carries that itself, as an attachment, for which Undertow wants a key of a class of its
 * own. Thread-safe.
 */
final class SeenExchanges {
    /** For each copy of Undertow; does not pin it. */
    private final ClassValue<Attachment> attachments = new ClassValue<Attachment>() {
        @Override
        protected Attachment computeValue(Class<?> exchange) {
            return new Attachment(exchange);
        }
    };

    /**
     * Adds an exchange.
     *
     * @return whether it is new
     */
    boolean add(Object exchange) {
        return attachments.get(exchange.getClass()).put(exchange) == null;
    }

    private static final class Attachment {
        private final Method put;
        private final Object key;

        Attachment(Class<?> exchange) {
            try {
                put = putAttachment(exchange);
                key = put.getParameterTypes()[0]
                        .getMethod("create", Class.class)
                        .invoke(null, Boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("exchanges of this version of Undertow carry no attachments", e);
            }
        }

        /** The one with a key as its first argument, not the bridge. */
        private static Method putAttachment(Class<?> exchange) throws NoSuchMethodException {
            for (Method method : exchange.getMethods()) {
                if (method.getName().equals("putAttachment") && !method.isBridge()) {
                    return method;
                }
            }
            throw new NoSuchMethodException("putAttachment");
        }

        @Nullable
        Object put(Object exchange) {
            try {
                return put.invoke(exchange, key, true);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot attach to an exchange of Undertow", e);
            }
        }
    }
}
