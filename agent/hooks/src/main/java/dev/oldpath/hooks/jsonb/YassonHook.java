package dev.oldpath.hooks.jsonb;

import dev.oldpath.hooks.payload.BodyLibrary;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Watches Yasson 3, wherever it has been relocated to; versions before it work in another way and are reported.
 * Thread-safe.
 */
public final class YassonHook implements BodyLibrary {
    /** How Yasson 1 and 2 read an object. */
    private static final String BEFORE_3 = YassonWeaver.INTERNAL + "serializer/ObjectDeserializer";

    private static final NameEndings CLASSES = NameEndings.of(
            YassonWeaver.READER,
            YassonWeaver.WRITER,
            YassonWeaver.NO_NULLS,
            YassonWeaver.OBJECT,
            YassonWeaver.CREATED,
            YassonWeaver.COMPONENTS,
            BEFORE_3);

    private static final NameEndings COUNTING_THEMSELVES =
            NameEndings.of(YassonWeaver.INTERNAL + "model/PropertyModel*");

    private final Payloads payloads;
    private final Crossings crossings;
    private final Health health;
    private final AtomicReference<@Nullable YassonCrossings> woven = new AtomicReference<>();

    /** Creates a hook that counts old properties. */
    public YassonHook(Payloads payloads, Crossings crossings, Health health) {
        this.payloads = payloads;
        this.crossings = crossings;
        this.health = health;
    }

    /** What woven code reports. Not made by premain: most applications need no class of it. */
    private YassonCrossings crossings() {
        YassonCrossings known = woven.get();
        return known != null ? known : Crossings.keepFirst(woven, new YassonCrossings(payloads, crossings, health));
    }

    @Override
    public String label() {
        return "Yasson";
    }

    @Override
    public boolean countsProperties() {
        return true;
    }

    @Override
    public NameEndings classes() {
        return CLASSES;
    }

    @Override
    public NameEndings countingThemselves() {
        return COUNTING_THEMSELVES;
    }

    @Override
    public byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        if (isBefore3(internalName)) {
            throw new IllegalArgumentException("Yasson before version 3 is not supported");
        }
        return YassonWeaver.weave(internalName, classFile, crossings());
    }

    private static boolean isBefore3(String internalName) {
        return BEFORE_3.equals(CLASSES.ending(internalName));
    }

    @Override
    public void failed(String internalName) {
        payloads.failed(isBefore3(internalName) ? "Yasson before version 3" : label());
    }
}
