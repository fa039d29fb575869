package dev.oldpath.hooks.jsonb;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;

/**
 * Watches Yasson 3, wherever it has been relocated to; versions before it work in another way and are reported.
 * Thread-safe.
 */
public final class YassonHook implements ClassHook {
    private static final String INTERNAL = "/yasson/internal/";
    static final String READER = INTERNAL + "deserializer/DeserializationModelCreator";
    static final String WRITER = INTERNAL + "serializer/SerializationModelCreator";
    static final String NO_NULLS = INTERNAL + "serializer/NullSerializer$NullWritingDisabled";
    static final String OBJECT = INTERNAL + "deserializer/ObjectDeserializer";
    static final String CREATED = INTERNAL + "deserializer/JsonbCreatorDeserializer";
    static final String COMPONENTS = INTERNAL + "ComponentMatcher";
    /** How Yasson 1 and 2 read an object. */
    private static final String BEFORE_3 = INTERNAL + "serializer/ObjectDeserializer";

    private final Payloads payloads;
    private final YassonCrossings crossings;

    /** Creates a hook that counts old properties. */
    public YassonHook(Payloads payloads, Crossings crossings, Health health) {
        this.payloads = payloads;
        this.crossings = new YassonCrossings(payloads, crossings, health);
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
        return YassonWeaver.weave(internalName, classFile, crossings);
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
