package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.payload.Listener;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.hook.ClassHook;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches Gson 2.8 and later, wherever it has been relocated to. Thread-safe. */
public final class GsonHook implements ClassHook, Listener {
    static final String NAMES = "gson-names";
    static final String ADAPTERS = "gson-adapters";
    private static final String FACTORY = "/internal/bind/ReflectiveTypeAdapterFactory";
    private static final String ADAPTER = FACTORY + "$Adapter";
    private static final String GSON = "/Gson";
    private static final String ANNOTATED = "/internal/bind/JsonAdapterAnnotationTypeAdapterFactory";

    private final Payloads payloads;
    private final Health health;
    private final OwnAdapters ownAdapters;
    /** What the current thread is putting together; emptied when done, so that it pins no class. */
    private static final ThreadLocal<@Nullable Binding> BINDING = new ThreadLocal<>();

    /** Creates a hook that counts old properties. */
    public GsonHook(Payloads payloads, Health health) {
        this.payloads = payloads;
        this.health = health;
        ownAdapters = new OwnAdapters(payloads);
    }

    /** Hears what woven code tells, by its name. */
    public Map<String, Listener> listeners() {
        Map<String, Listener> listeners = new HashMap<>();
        listeners.put(NAMES, this);
        listeners.put(ADAPTERS, new Finding());
        return listeners;
    }

    @Override
    public boolean wants(String internalName) {
        return internalName.endsWith(FACTORY)
                || internalName.endsWith(ADAPTER)
                || internalName.endsWith(GSON)
                || internalName.endsWith(ANNOTATED);
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        if (internalName.endsWith(GSON) || internalName.endsWith(ANNOTATED)) {
            return AdapterWeaver.weave(classFile);
        }
        return internalName.endsWith(ADAPTER) ? GsonWeaver.adapter(classFile) : GsonWeaver.factory(classFile);
    }

    @Override
    public void failed(String internalName) {
        payloads.failed("Gson");
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }

    /** Gson is about to learn a class, has bound one of its fields, or has finished; see {@link GsonWeaver}. */
    @Override
    public void told(Object detail) {
        Object[] told = (Object[]) detail;
        Binding current = BINDING.get();
        if (told.length == 2) {
            told[0] = names(current, told[0], (Class<?>) told[1]);
        } else if (current == null) {
            throw new IllegalStateException("a field of no class");
        } else if (told.length == 4) {
            current.bound(told[0], (Field) told[1], (Boolean) told[2], (Boolean) told[3]);
        } else {
            if (current.outer == null) {
                BINDING.remove();
            } else {
                BINDING.set(current.outer);
            }
            current.finished();
        }
    }

    /** Gson has found an adapter for a type; see {@link AdapterWeaver}. */
    private final class Finding implements Listener {
        @Override
        public void told(Object detail) {
            Object[] told = (Object[]) detail;
            if (told[0] != null) {
                ownAdapters.found(told[0], told[1]);
            }
        }
    }

    private Object names(@Nullable Binding outer, Object plain, Class<?> type) {
        Binding current = outer;
        // Two maps of one class follow each other: what is read and what is written.
        if (current == null || current.type != type || current.hasBound()) {
            current = new Binding(type, payloads.concerns(type) ? new GsonProperties(type, payloads) : null, outer);
            BINDING.set(current);
        }
        return current.properties == null ? plain : new GsonNames(current.properties, current, health);
    }
}
