package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.payload.BodyLibrary;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Watches Gson 2.8 and later, wherever it has been relocated to. Thread-safe. */
public final class GsonHook implements BodyLibrary {
    private static final String FACTORY = "/internal/bind/ReflectiveTypeAdapterFactory";
    private static final String ADAPTER = FACTORY + "$Adapter";
    private static final String GSON = "/Gson";
    private static final String ANNOTATED = "/internal/bind/JsonAdapterAnnotationTypeAdapterFactory";
    private static final NameEndings CLASSES = NameEndings.of(FACTORY, ADAPTER, GSON, ANNOTATED);
    private static final NameEndings COUNTING_THEMSELVES = NameEndings.of(FACTORY + '*');

    private final Payloads payloads;
    private final Crossings crossings;
    private final Health health;
    private final AtomicReference<@Nullable GsonCrossings> woven = new AtomicReference<>();

    /** Creates a hook that counts old properties. */
    public GsonHook(Payloads payloads, Crossings crossings, Health health) {
        this.payloads = payloads;
        this.crossings = crossings;
        this.health = health;
    }

    /** What woven code reports. Not made by premain: most applications need no class of it. */
    private GsonCrossings crossings() {
        GsonCrossings known = woven.get();
        return known != null ? known : Crossings.keepFirst(woven, new GsonCrossings(payloads, crossings, health));
    }

    @Override
    public String label() {
        return "Gson";
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
        String ending = CLASSES.ending(internalName);
        if (GSON.equals(ending)) {
            return GsonWeaver.gson(internalName, classFile, crossings());
        }
        if (ANNOTATED.equals(ending)) {
            return GsonWeaver.annotated(internalName, classFile, crossings());
        }
        return ADAPTER.equals(ending)
                ? GsonWeaver.adapter(internalName, classFile, crossings())
                : GsonWeaver.factory(internalName, classFile, crossings());
    }

    @Override
    public void failed(String internalName) {
        payloads.failed(label());
    }
}
