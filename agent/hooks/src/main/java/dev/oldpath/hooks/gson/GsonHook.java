package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;

/** Watches Gson 2.8 and later, wherever it has been relocated to. Thread-safe. */
public final class GsonHook implements ClassHook {
    private static final String FACTORY = "/internal/bind/ReflectiveTypeAdapterFactory";
    private static final String ADAPTER = FACTORY + "$Adapter";
    private static final String GSON = "/Gson";
    private static final String ANNOTATED = "/internal/bind/JsonAdapterAnnotationTypeAdapterFactory";

    private final Payloads payloads;
    private final GsonCrossings crossings;

    /** Creates a hook that counts old properties. */
    public GsonHook(Payloads payloads, Crossings crossings, Health health) {
        this.payloads = payloads;
        this.crossings = new GsonCrossings(payloads, crossings, health);
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
            return AdapterWeaver.weave(classFile, crossings);
        }
        return internalName.endsWith(ADAPTER)
                ? GsonWeaver.adapter(classFile)
                : GsonWeaver.factory(classFile, crossings);
    }

    @Override
    public void failed(String internalName) {
        payloads.failed("Gson");
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }
}
