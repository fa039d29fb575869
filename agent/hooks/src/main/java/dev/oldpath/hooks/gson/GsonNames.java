package dev.oldpath.hooks.gson;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import java.util.LinkedHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The names under which Gson knows the fields of a class with old properties. Gson looks up every name that it finds in
 * a body; its {@code write}, when woven, reports writer and object if the map is a {@code BiConsumer}. Thread-safe once
 * Gson has filled it.
 */
final class GsonNames extends LinkedHashMap<Object, Object> implements BiConsumer<Object, Object> {
    private static final long serialVersionUID = 1;

    private final transient GsonProperties properties;
    private final transient Binding binding;
    private final transient Health health;

    GsonNames(GsonProperties properties, Binding binding, Health health) {
        this.properties = properties;
        this.binding = binding;
        this.health = health;
    }

    /** The class whose fields these are. */
    Class<?> type() {
        return binding.type;
    }

    @Override
    public @Nullable Object put(Object name, Object boundField) {
        try {
            binding.enter((String) name, boundField);
        } catch (Throwable e) {
            failed(e);
        }
        return super.put(name, boundField);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Object boundField = super.get(name);
        try {
            properties.read(name, boundField);
        } catch (Throwable e) {
            failed(e);
        }
        return boundField;
    }

    @Override
    public void accept(Object writer, Object bean) {
        try {
            properties.written(writer, bean);
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void failed(Throwable cause) {
        health.failed(Failure.ATTRIBUTION);
        Log.debug("counting in Gson", cause);
    }
}
