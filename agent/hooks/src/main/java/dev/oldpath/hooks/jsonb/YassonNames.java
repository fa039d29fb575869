package dev.oldpath.hooks.jsonb;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The names under which Yasson knows the properties of a class with old ones. It asks for every name that it finds in a
 * body, first whether there is one; to write, it goes through all. Thread-safe once Yasson has filled it.
 */
final class YassonNames extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1;
    /** The key that Yasson has left out last on this thread, a string made for it alone. */
    private static final ThreadLocal<@Nullable Object> LEFT_OUT = new ThreadLocal<>();

    private final transient YassonProperties properties;
    private final transient Health health;

    YassonNames(YassonProperties properties, Health health) {
        this.properties = properties;
        this.health = health;
    }

    static void leftOut(@Nullable Object key) {
        LEFT_OUT.set(key);
    }

    @Override
    public @Nullable Object put(String name, Object reader) {
        try {
            properties.add(name);
        } catch (Throwable e) {
            failed(e);
        }
        return super.put(name, reader);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        boolean known = super.containsKey(name);
        if (!known) {
            try {
                properties.unknown(name);
            } catch (Throwable e) {
                failed(e);
            }
        }
        return known;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        try {
            properties.read(name);
        } catch (Throwable e) {
            failed(e);
        }
        return super.get(name);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> write) {
        for (Map.Entry<String, Object> entry : entrySet()) {
            if (!properties.isOld(entry.getKey())) {
                write.accept(entry.getKey(), entry.getValue());
                continue;
            }
            String own = ownCopy(entry.getKey());
            LEFT_OUT.remove();
            write.accept(own, entry.getValue());
            if (LEFT_OUT.get() != own) {
                properties.written(entry.getKey());
            }
            LEFT_OUT.remove();
        }
    }

    /** Another object for each time, so that an object inside of the same class is not mistaken for this one. */
    @SuppressWarnings("StringCopy") // it is meant
    private static String ownCopy(String name) {
        return new String(name);
    }

    private void failed(Throwable cause) {
        health.failed(Failure.ATTRIBUTION);
        Log.debug("counting in Yasson", cause);
    }
}
