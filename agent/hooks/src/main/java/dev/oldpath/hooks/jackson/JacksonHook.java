package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;

/** Finds old properties where a copy of Jackson builds what reads and writes them. Thread-safe. */
public final class JacksonHook implements ClassHook {
    private final Payloads payloads;
    private final JacksonCrossings crossings;

    /** Creates the hook. */
    public JacksonHook(Payloads payloads, Crossings crossings, Health health) {
        this.payloads = payloads;
        this.crossings = new JacksonCrossings(payloads, crossings, health);
    }

    /** What woven code reports. */
    JacksonCrossings crossings() {
        return crossings;
    }

    @Override
    public boolean wants(String internalName) {
        return JacksonName.isBase(internalName) || (payloads.hasRemoved() && JacksonName.isReader(internalName));
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        return JacksonName.isBase(internalName)
                ? JacksonWeaver.weave(classFile, crossings)
                : UnknownNameWeaver.weave(classFile, crossings);
    }

    @Override
    public void failed(String internalName) {
        payloads.failed("Jackson");
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }
}
