package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.BodyLibrary;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds old properties where a copy of Jackson builds what reads and writes them. Thread-safe. */
public final class JacksonHook implements BodyLibrary {
    private final Payloads payloads;
    private final Crossings crossings;
    private final Health health;
    private final AtomicReference<@Nullable JacksonCrossings> woven = new AtomicReference<>();
    private final NameEndings classes;

    /** Creates the hook. */
    public JacksonHook(Payloads payloads, Crossings crossings, Health health) {
        this.payloads = payloads;
        this.classes = JacksonName.woven(payloads.hasRemoved());
        this.crossings = crossings;
        this.health = health;
    }

    /** What woven code reports. Not made by premain: most applications need no class of it. */
    JacksonCrossings crossings() {
        JacksonCrossings known = woven.get();
        return known != null ? known : Crossings.keepFirst(woven, new JacksonCrossings(payloads, crossings, health));
    }

    @Override
    public String label() {
        return "Jackson";
    }

    @Override
    public boolean countsProperties() {
        return true;
    }

    @Override
    public NameEndings classes() {
        return classes;
    }

    @Override
    public NameEndings countingThemselves() {
        return JacksonName.countingThemselves();
    }

    @Override
    public byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        return JacksonName.isBase(internalName)
                ? JacksonWeaver.weave(internalName, classFile, crossings())
                : UnknownNameWeaver.weave(classFile, crossings());
    }

    @Override
    public void failed(String internalName) {
        payloads.failed(label());
    }
}
