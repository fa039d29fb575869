package dev.oldpath.hooks.jsonb;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.payload.Listener;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.hook.ClassHook;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Watches Yasson 3, wherever it has been relocated to; versions before it work in another way and are reported.
 * Thread-safe.
 */
public final class YassonHook implements ClassHook {
    static final String READ = "yasson-read";
    static final String WRITTEN = "yasson-written";
    static final String HIDDEN = "yasson-hidden";
    static final String COMPONENT = "yasson-component";
    private static final String INTERNAL = "/yasson/internal/";
    static final String READER = INTERNAL + "deserializer/DeserializationModelCreator";
    static final String WRITER = INTERNAL + "serializer/SerializationModelCreator";
    static final String NO_NULLS = INTERNAL + "serializer/NullSerializer$NullWritingDisabled";
    static final String OBJECT = INTERNAL + "deserializer/ObjectDeserializer";
    static final String CREATED = INTERNAL + "deserializer/JsonbCreatorDeserializer";
    static final String COMPONENTS = INTERNAL + "ComponentMatcher";
    /** How Yasson 1 and 2 read an object. */
    private static final String BEFORE_3 = INTERNAL + "serializer/ObjectDeserializer";

    private final PublicMethod withNulls = new PublicMethod("isContainerWithNulls");
    private final PublicMethod key = new PublicMethod("getKey");
    private final Payloads payloads;
    private final Health health;

    /** Creates a hook that counts old properties. */
    public YassonHook(Payloads payloads, Health health) {
        this.payloads = payloads;
        this.health = health;
    }

    /** Hears what woven code tells, by its name. */
    public Map<String, Listener> listeners() {
        Map<String, Listener> listeners = new HashMap<>();
        listeners.put(READ, new Learning(true));
        listeners.put(WRITTEN, new Learning(false));
        listeners.put(HIDDEN, new LeavingOut());
        listeners.put(COMPONENT, new Finding());
        return listeners;
    }

    /** Yasson leaves out a property that is null. */
    private final class LeavingOut implements Listener {
        @Override
        public void told(Object context) {
            // In an array with nulls it writes even this one.
            if (!Boolean.TRUE.equals(withNulls.call(context))) {
                YassonNames.leftOut(key.call(context));
            }
        }
    }

    /** Yasson has looked for a component of the application; of versions before 3 too, which are reported anyway. */
    private final class Finding implements Listener {
        private final OwnComponents own = new OwnComponents(payloads);

        @Override
        public void told(Object detail) {
            Object[] told = (Object[]) detail;
            own.found((Optional<?>) told[0], (Type) told[1]);
        }
    }

    /** Yasson is about to learn how to read or write a class. */
    private final class Learning implements Listener {
        private final boolean reads;

        Learning(boolean reads) {
            this.reads = reads;
        }

        @Override
        public void told(Object detail) {
            Object[] offer = (Object[]) detail;
            YassonProperties properties = YassonProperties.of(offer[1], reads, payloads);
            if (properties != null && offer[0] instanceof LinkedHashMap) {
                offer[0] = new YassonNames(properties, health);
            }
        }
    }

    @Override
    public boolean wants(String internalName) {
        return internalName.contains(INTERNAL)
                && (internalName.endsWith(READER)
                        || internalName.endsWith(WRITER)
                        || internalName.endsWith(NO_NULLS)
                        || internalName.endsWith(OBJECT)
                        || internalName.endsWith(CREATED)
                        || internalName.endsWith(COMPONENTS)
                        || internalName.endsWith(BEFORE_3));
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        if (internalName.endsWith(BEFORE_3)) {
            throw new IllegalArgumentException("Yasson before version 3 is not known");
        }
        return YassonWeaver.weave(internalName, classFile);
    }

    @Override
    public void failed(String internalName) {
        payloads.failed(internalName.endsWith(BEFORE_3) ? "Yasson before version 3" : "Yasson");
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }
}
